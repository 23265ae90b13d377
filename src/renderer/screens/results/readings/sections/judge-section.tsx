import type { AgreementFigures, JudgedFigure } from '../../../../../shared/domain/judging.js';
import type { JudgeUse } from '../../../../../shared/domain/readings/result.js';
import { formatEstimate, formatScore, formatShare } from '../../../../formatting/numbers.js';
import { DataTable, type DataColumn } from '../../../../ui/data-table.js';
import { LinkButton } from '../../../../ui/link-button.js';
import { Tag } from '../../../../ui/tag.js';
import styles from '../../sections/sections.module.css';
import { useSurroundings } from '../../surroundings.js';
import type { ReadingsView } from '../model/readings-view.js';
import own from './judge-section.module.css';

interface JudgeRow {
  readonly key: string;
  readonly name: string;
  readonly figures: AgreementFigures;
}

/** Who read the open replies, how that judge agrees with labels, and whether its readings are used. */
export function JudgeSection({ view, judge }: { readonly view: ReadingsView; readonly judge: JudgeUse }) {
  const { record, used, sentence } = judge;
  const { responsesAddress } = useSurroundings();
  const open = view.result.readings.filter(({ format }) => format === 'open');
  return (
    <div className={styles.panel}>
      <div className={own.head}>
        <h3 className={own.name}>{record === null ? 'No judge' : `${record.name} ${record.quantization}`}</h3>
        <Tag tone={used ? 'good' : 'warning'}>{used ? 'used' : 'not used'}</Tag>
      </div>
      <p className={styles.words}>{sentence}</p>
      {record !== null && (
        <DataTable
          caption="Agreement of the judge with the labelled replies"
          columns={COLUMNS}
          rows={rowsOf(record, view.traits)}
          rowKey={({ key }) => key}
          dense
        />
      )}
      {record !== null && (
        <p className={own.note}>
          The labelled set {record.labelled.id} was written to its labels by one labeller; replies of models
          are less plain. In brackets: {formatShare(record.confidence)} intervals over replies. Probability
          outside the ratings: {formatScore(record.offOption)}.
        </p>
      )}
      {responsesAddress !== null && (
        <div className={own.links}>
          {open.map(({ instrument, name }) => (
            <LinkButton
              key={instrument}
              href={responsesAddress(view.study.id, { subject: view.subject.sha256, instrument })}
              variant="secondary"
              size="small"
            >
              Read the replies to {name}
            </LinkButton>
          ))}
        </div>
      )}
    </div>
  );
}

function rowsOf(
  { overall, scales }: NonNullable<JudgeUse['record']>,
  traits: ReadonlyMap<string, string>,
): JudgeRow[] {
  return [
    { key: 'all', name: 'All scales', figures: overall },
    ...Object.entries(scales).map(([scale, figures]) => ({
      key: `scale ${scale}`,
      name: traits.get(scale) ?? scale,
      figures,
    })),
  ];
}

const COLUMNS: readonly DataColumn<JudgeRow>[] = [
  { id: 'scale', heading: 'Scale', render: ({ name }) => name },
  { id: 'replies', heading: 'Replies', align: 'right', render: ({ figures }) => figures.replies },
  {
    id: 'kappa',
    heading: 'Weighted kappa',
    align: 'right',
    render: ({ figures }) => figureText(figures.quadraticKappa),
  },
  {
    id: 'spearman',
    heading: 'Rank correlation',
    align: 'right',
    render: ({ figures }) => figureText(figures.spearman),
  },
  {
    id: 'error',
    heading: 'Mean error, levels',
    align: 'right',
    render: ({ figures }) => figureText(figures.meanAbsoluteError),
  },
  { id: 'exact', heading: 'Exact', align: 'right', render: ({ figures }) => figureText(figures.exact) },
  {
    id: 'within',
    heading: 'Within one',
    align: 'right',
    render: ({ figures }) => figureText(figures.withinOne),
  },
];

function figureText(figure: JudgedFigure | null): string {
  if (figure === null) return 'undefined';
  const { estimate, low, high } = figure;
  return low === null || high === null ? formatScore(estimate) : formatEstimate({ estimate, low, high });
}
