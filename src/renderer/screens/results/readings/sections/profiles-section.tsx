import { useMemo, useState } from 'react';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { PAINT } from '../../../../charts/paint.js';
import type { ReadingProfile } from '../../../../../shared/domain/readings/result.js';
import { formatScore } from '../../../../formatting/numbers.js';
import { Select } from '../../../../ui/select.js';
import { useOpenResponses } from '../../../responses/open-responses.js';
import styles from '../../sections/sections.module.css';
import { conditionsRead, fileWords, type ReadingsView } from '../model/readings-view.js';

/** Where each reading puts the subject under one condition, trait by trait. */
export function ProfilesSection({ view }: { readonly view: ReadingsView }) {
  const { profiles, confidence } = view.result;
  const conditions = useMemo(() => conditionsRead(profiles), [profiles]);
  const first = conditions.find(({ kind }) => kind === 'persona') ?? conditions[0];
  const [picked, setPicked] = useState<string | null>(null);
  const chosen = conditions.find(({ condition }) => condition === picked) ?? first;
  const groups = useGroups(view, chosen);
  if (chosen === undefined) return null;
  return (
    <div className={styles.stack}>
      <div className={styles.choices}>
        <Select
          label="Condition"
          value={chosen.condition}
          onChange={setPicked}
          options={conditions.map(({ condition, label, kind }) => ({
            value: condition,
            label,
            description: kind,
          }))}
        />
      </div>
      <div className={styles.panel}>
        <IntervalChart
          title={`Profile under ${chosen.label}`}
          description={`Each reading as a share of its own range: 0 is the trait’s low pole, 1 its high pole. Whiskers: where ${Math.round(confidence * 100)}% of administrations fall. Hollow: not used.`}
          quantity="Share of the range"
          reference="Asked for"
          groups={groups}
          low="low pole"
          high="high pole"
          fileWords={fileWords(view, 'profile', chosen.label)}
          faded={view.faded}
          legend={LEGEND}
        />
      </div>
    </div>
  );
}

const LEGEND = [
  {
    label: 'what the persona asks for',
    glyph: <line x1={9} x2={9} y1={-2} y2={14} stroke={PAINT.target} strokeWidth={2} strokeDasharray="2 2" />,
  },
];

function useGroups(
  view: ReadingsView,
  chosen: ReadingProfile | undefined,
): { heading: string; rows: IntervalRow[] }[] {
  const open = useOpenResponses();
  return useMemo(() => {
    const { result, readings, subject, study } = view;
    if (chosen === undefined) return [];
    const own = result.profiles.filter(({ condition }) => condition === chosen.condition);
    const used = new Set(result.readings.flatMap((reading) => (reading.used ? [reading.instrument] : [])));
    return result.traits.flatMap(({ id, name, low, high }) => {
      const rows = own.filter(({ trait }) => trait === id);
      if (rows.length === 0) return [];
      const row = (profile: ReadingProfile): IntervalRow => {
        const reading = readings.get(profile.reading) ?? profile.reading;
        return {
          key: `${id} ${profile.reading}`,
          label: reading,
          text: formatScore(profile.mean),
          figure: { estimate: profile.mean, low: profile.low, high: profile.high },
          reference: profile.requested,
          hollow: !used.has(profile.reading),
          lines: [
            `From ${low} (0) to ${high} (1)`,
            ...(profile.requested === null ? [] : [`Asked for ${formatScore(profile.requested)}`]),
          ],
          open: () => {
            const filter = {
              subject: subject.sha256,
              instrument: profile.reading,
              conditions: [profile.condition],
            };
            open(study.id, filter, `${reading} under ${profile.label}`);
          },
        };
      };
      return [{ heading: name, rows: rows.map(row) }];
    });
  }, [view, chosen, open]);
}
