import { SquarePen } from 'lucide-react';
import { useState } from 'react';
import type { NextDesign } from '../../../../../shared/domain/instability/result.js';
import type { ProposedSize } from '../../../../../shared/domain/instability/decision.js';
import type { ScaleInstabilityResult } from '../../../../../shared/domain/instability/scale.js';
import { DecisionMap } from '../../../../charts/decision-map.js';
import { BarChart } from '../../../../charts/bar-chart.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { formatCounted } from '../../../../formatting/numbers.js';
import { Button } from '../../../../ui/button.js';
import { SegmentedControl } from '../../../../ui/segmented-control.js';
import { Select } from '../../../../ui/select.js';
import styles from '../../sections/sections.module.css';
import { useSurroundings } from '../../surroundings.js';
import { fileWords, keyOf, type InstabilityView } from '../model/instability-view.js';
import { useNextDraft } from './use-next-draft.js';

interface DecisionSectionProps {
  readonly view: InstabilityView;
  readonly next: NextDesign;
}

/** How many items, templates and runs would tell personas apart, and the smallest design that does. */
export function DecisionSection({ view, next }: DecisionSectionProps) {
  const { scales } = view.result;
  const { everyScale, runAddress } = useSurroundings();
  const [key, setKey] = useState(scales[0] === undefined ? '' : keyOf(scales[0]));
  const [templates, setTemplates] = useState(next.now.templates);
  const shown = everyScale ? scales : scales.filter((scale) => keyOf(scale) === key);
  const choices = scales[0]?.decision.templates ?? [];
  return (
    <>
      <p className={styles.words}>{nextWords(view, next)}</p>
      {runAddress !== null && next.size !== null && <DraftButton view={view} size={next.size} />}
      <div className={styles.choices}>
        {!everyScale && scales.length > 1 && (
          <Select
            label="Scale"
            value={key}
            onChange={setKey}
            options={scales.map((scale) => ({ value: keyOf(scale), label: scale.name }))}
          />
        )}
        {!everyScale && choices.length > 1 && (
          <SegmentedControl
            label="Templates"
            value={String(templates)}
            onChange={(value) => setTemplates(Number(value))}
            options={choices.map((count) => ({ value: String(count), label: String(count) }))}
          />
        )}
      </div>
      <div className={styles.stack}>
        {shown.map((scale) => (
          <div key={keyOf(scale)} className={styles.panel}>
            <DecisionMap
              title={`${scale.name}: generalizability by items and runs`}
              description={`Eρ² of a mean over so many items and runs, with ${formatCounted(templates, 'template')}${scale.decision.now.itemOrders === undefined ? '' : ` and ${formatCounted(scale.decision.now.itemOrders, 'item order')}`}: how well personas are told apart when items and templates stand for others of their kind. Outlined from ${formatNumber(next.target)} up, the target.`}
              decision={scale.decision}
              templates={templates}
              target={next.target}
              faded={view.faded}
              fileWords={fileWords(view, scale.name, 'decision study')}
            />
          </div>
        ))}
        {shown
          .filter(({ decision }) => decision.byItemOrders !== undefined)
          .map((scale) => (
            <div key={`${keyOf(scale)} orders`} className={styles.panel}>
              <ByItemOrders view={view} scale={scale} target={next.target} />
            </div>
          ))}
      </div>
    </>
  );
}

const SHARE_TICKS = [0, 0.25, 0.5, 0.75, 1];

/** What more or fewer item orders would give, all else as it was asked. */
function ByItemOrders({
  view,
  scale,
  target,
}: {
  readonly view: InstabilityView;
  readonly scale: ScaleInstabilityResult;
  readonly target: number;
}) {
  const { byItemOrders = [], now } = scale.decision;
  return (
    <BarChart
      title={`${scale.name}: generalizability by item orders`}
      description={`Eρ² of a mean over so many orders of the items, with the items, templates and runs that were asked. The dotted line is ${formatNumber(target)}, the target; the number that was asked stands out.`}
      quantity="Eρ²"
      reference="Target"
      domain={[0, 1]}
      ticks={SHARE_TICKS}
      groups={[
        {
          heading: null,
          rows: byItemOrders.map(({ itemOrders, relative, absolute }) => ({
            key: String(itemOrders),
            label: formatCounted(itemOrders, 'item order'),
            text: relative === null ? 'nothing varies' : formatNumber(relative),
            value: relative ?? 0,
            reference: target,
            strong: itemOrders === now.itemOrders,
            lines: absolute === null ? [] : [`Φ ${formatNumber(absolute)}`],
          })),
        },
      ]}
      faded={view.faded}
      fileWords={fileWords(view, scale.name, 'item orders')}
    />
  );
}

function DraftButton({ view, size }: { readonly view: InstabilityView; readonly size: ProposedSize }) {
  const { create, busy } = useNextDraft(view, size);
  return (
    <p className={styles.words}>
      <Button icon={<SquarePen />} onClick={create} disabled={busy}>
        Make it a draft
      </Button>
    </p>
  );
}

function nextWords({ result }: InstabilityView, next: NextDesign): string {
  const names = new Map(result.scales.map((scale) => [keyOf(scale), scale.name]));
  const named = (list: NextDesign['reaches']): string =>
    list.map((place) => names.get(keyOf(place)) ?? place.scale).join(', ');
  const target = formatNumber(next.target);
  const out =
    next.beyond.length === 0
      ? ''
      : ` No design of up to 120 items, 12 templates${next.now.itemOrders === undefined ? '' : ', 12 item orders'} and 100 runs is enough for ${named(next.beyond)}: personas make too little difference there.`;
  if (next.size === null) return `No design within reach has an Eρ² of ${target}.${out}`;
  const sampled =
    next.size.runs === null && next.sampled !== null
      ? `; with sampled answers, ${sizeWords(next.sampled)}`
      : '';
  return `${next.enough ? 'This design is enough already. ' : ''}An Eρ² of ${target} needs at least ${sizeWords(next.size)}${sampled}. Asked were ${sizeWords(next.now)}.${out}`;
}

function sizeWords({ items, templates, itemOrders, runs }: ProposedSize): string {
  return [
    `${formatCounted(items, 'item')} a scale`,
    formatCounted(templates, 'template'),
    ...(itemOrders === undefined ? [] : [formatCounted(itemOrders, 'item order')]),
    runs === null ? 'exact probabilities' : formatCounted(runs, 'run'),
  ].join(', ');
}
