import { useMemo } from 'react';
import { numberColumn, textColumn, type ChartTable } from '../../../../charts/chart-table.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import { formatConfidence, formatNumber, intervalWords } from '../../../../charts/layout/number-text.js';
import { TableView } from '../../../../charts/frame/table-view.js';
import type { Estimate } from '../../../../../shared/domain/figures.js';
import type { ScaleReliability } from '../../../../../shared/domain/specification-curve/reliability.js';
import { Disclosure } from '../../../../ui/disclosure.js';
import sections from '../../sections/sections.module.css';
import { fileWords, type SpecificationView } from '../model/specification-view.js';

const FIGURES: readonly {
  readonly id: string;
  readonly name: string;
  readonly read: (scale: ScaleReliability) => Estimate | null;
}[] = [
  { id: 'alpha', name: "Cronbach's α", read: ({ alpha }) => alpha },
  { id: 'omega', name: "McDonald's ω", read: ({ omega }) => omega },
  { id: 'split', name: 'Split-half, odd and even', read: ({ splitHalf }) => splitHalf },
  { id: 'splits', name: 'Split-half, mean of splits', read: ({ splitHalves }) => splitHalves },
  { id: 'lambda6', name: "Guttman's λ6", read: ({ lambda6 }) => lambda6 },
  { id: 'retest-r', name: 'Retest, median r', read: ({ retest }) => retest?.r ?? null },
  { id: 'retest-icc', name: 'Retest, median ICC', read: ({ retest }) => retest?.icc ?? null },
];

/** Whether items hang together over administrations, and whether a condition scores the same when asked in another way. */
export function ReliabilitySection({ view }: { readonly view: SpecificationView }) {
  const { reliability, confidence } = view.result;
  const groups = useMemo(
    () =>
      reliability.map((scale) => ({
        heading: scale.name,
        rows: FIGURES.flatMap(({ id, name, read }) => {
          const figure = read(scale);
          if (figure === null) return [];
          return [
            {
              key: `${scale.instrument} ${scale.scale} ${id}`,
              label: name,
              text: `${formatNumber(figure.estimate)} [${formatNumber(figure.low)}, ${formatNumber(figure.high)}]`,
              figure,
              hollow: id.startsWith('retest'),
              lines: [`${scale.name}: ${intervalWords(figure)}`, aboutWords(scale, id)],
            },
          ];
        }),
      })),
    [reliability],
  );
  const table = useMemo(() => reliabilityTable(reliability), [reliability]);
  const lowest = Math.min(0, ...groups.flatMap(({ rows }) => rows.map(({ figure }) => figure.low)));
  const domain = [Math.max(-1, Math.floor(lowest * 4) / 4), 1] as const;
  return (
    <div className={sections.stack}>
      {groups.some(({ rows }) => rows.length > 0) && (
        <div className={sections.panel}>
          <IntervalChart
            title="Reliability over administrations"
            description={`Every condition under every specification that passes the gate is a respondent. Retest (hollow): condition means under one specification against those under another, the median over pairs. ${formatConfidence(confidence)} intervals.`}
            quantity="Reliability"
            groups={groups}
            domain={domain}
            ticks={[-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1].filter((tick) => tick >= domain[0])}
            rowHeight={22}
            faded={view.faded}
            fileWords={fileWords(view, 'reliability')}
            note="A subject that never moves has little variance to be reliable about: read a low figure beside its resistance."
          />
        </div>
      )}
      <Disclosure summary="All figures of reliability as a table">
        <TableView table={table} caption={`Reliability of ${view.subject.name} by scale`} />
      </Disclosure>
    </div>
  );
}

function aboutWords({ respondents, conditions, items, retest }: ScaleReliability, id: string): string {
  if (id.startsWith('retest') && retest !== null) {
    return `${retest.pairs} pairs of specifications over ${retest.conditions} conditions`;
  }
  return `${respondents} administrations of ${conditions} conditions, ${items} items`;
}

function reliabilityTable(reliability: readonly ScaleReliability[]): ChartTable {
  return {
    columns: [
      textColumn('scale', 'Scale'),
      numberColumn('items', 'Items', 0),
      numberColumn('respondents', 'Administrations', 0),
      numberColumn('conditions', 'Conditions', 0),
      ...FIGURES.flatMap(({ id, name }) => [
        numberColumn(id, name),
        numberColumn(`${id}-low`, 'Low'),
        numberColumn(`${id}-high`, 'High'),
      ]),
      numberColumn('alpha-conditions-low', 'α over conditions, low'),
      numberColumn('alpha-conditions-high', 'α over conditions, high'),
      numberColumn('split-lowest', 'Lowest split'),
      numberColumn('split-highest', 'Highest split'),
      numberColumn('icc-lowest', 'Lowest retest ICC'),
      numberColumn('sem', 'Standard error, points'),
    ],
    rows: reliability.map((scale) => [
      scale.name,
      scale.items,
      scale.respondents,
      scale.conditions,
      ...FIGURES.flatMap(({ read }) => {
        const figure = read(scale);
        return [figure?.estimate ?? null, figure?.low ?? null, figure?.high ?? null];
      }),
      scale.alphaOverConditions?.low ?? null,
      scale.alphaOverConditions?.high ?? null,
      scale.splitHalves?.lowest ?? null,
      scale.splitHalves?.highest ?? null,
      scale.retest?.lowestIcc ?? null,
      scale.retest?.standardError ?? null,
    ]),
  };
}
