import { useMemo } from 'react';
import type { PersonaMap } from '../../shared/contract/views.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { formatProbability } from './layout/number-text.js';
import { personaMapLayout, PROBABILITY_BINS, type PersonaMapLayout } from './layout/persona-map-layout.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import type { Mark } from './marks/mark.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';
import { AxisFlip, MapCell } from './persona-map-marks.js';
import { SequenceSwatch } from './sequence-swatch.js';

export type PersonaMapRow = PersonaMap['rows'][number];

export interface PersonaMapFigureProps {
  readonly map: PersonaMap;
  readonly width: number;
  readonly onOpen: ((row: PersonaMapRow, measured: string) => void) | undefined;
}

/** The drawing of a persona map: a heatmap, and beside each row how often each asked letter came out. */
export function PersonaMapFigure({ map, width, onOpen }: PersonaMapFigureProps) {
  const layout = useMemo(() => personaMapLayout(map, width, legendHeight(LEGEND, width)), [map, width]);
  const { cell, left, top, flips } = layout;
  const axes = map.rows[0]?.axes ?? [];
  const columns = map.types.length + (flips === null ? 0 : axes.length);
  const marks = useMarks(
    map.rows.flatMap((row, at) => rowMarks(map, row, at, layout, onOpen)),
    columns,
  );
  const bottom = top + map.rows.length * cell;
  const defaultColumn = map.types.indexOf(map.defaultType);
  return (
    <>
      <Figure
        width={width}
        height={layout.height}
        label={`${map.rows.length} requested types by ${map.types.length} measured types`}
      >
        <Legend entries={LEGEND} width={width} />
        <ColumnNames map={map} layout={layout} />
        {map.rows.map((row, at) => (
          <g key={row.requested}>
            <text
              x={left - 8}
              y={top + (at + 0.5) * cell + 4}
              textAnchor="end"
              className={row.requested === map.defaultType ? styles.heading : styles.strong}
            >
              {row.requested}
            </text>
            {row.probabilities.map((probability, column) => {
              const place = at * columns + column;
              return (
                <MarkGroup
                  key={map.types[column]}
                  attributes={marks.attributes(place)}
                  area={{ x: left + column * cell, y: top + at * cell, width: cell - 1, height: cell - 1 }}
                  active={false}
                >
                  <MapCell
                    x={left + column * cell}
                    y={top + at * cell}
                    size={cell}
                    probability={probability}
                    requested={map.types[column] === row.requested}
                    withFigure={layout.withFigures}
                  />
                </MarkGroup>
              );
            })}
            {flips !== null &&
              row.axes.map((axis, column) => {
                const place = at * columns + map.types.length + column;
                return (
                  <MarkGroup
                    key={axis.axis}
                    attributes={marks.attributes(place)}
                    area={{
                      x: flips.left + column * flips.cell - 2,
                      y: top + at * cell,
                      width: flips.cell - 2,
                      height: cell - 1,
                    }}
                    active={marks.active === place}
                  >
                    <AxisFlip
                      x={flips.left + column * flips.cell}
                      y={top + at * cell}
                      width={flips.cell}
                      height={cell}
                      axis={axis}
                    />
                  </MarkGroup>
                );
              })}
          </g>
        ))}
        {defaultColumn >= 0 && (
          <rect
            x={left + defaultColumn * cell - 0.5}
            y={top - 1}
            width={cell}
            height={bottom - top + 1}
            fill="none"
            stroke={PAINT.default}
            strokeWidth={2}
            strokeDasharray="5 3"
          />
        )}
        <ActiveCell place={marks.active} columns={columns} types={map.types.length} layout={layout} />
        <text x={left} y={bottom + 32} className={styles.small}>
          measured type →
        </text>
        {defaultColumn >= 0 && (
          <text
            x={left + (defaultColumn + 0.5) * cell}
            y={bottom + 17}
            textAnchor="middle"
            className={styles.small}
          >
            default
          </text>
        )}
        <text x={left - 8} y={top - 8} textAnchor="end" className={styles.small}>
          asked ↓
        </text>
      </Figure>
      {marks.tooltip}
    </>
  );
}

interface ActiveCellProps {
  readonly place: number | null;
  readonly columns: number;
  readonly types: number;
  readonly layout: PersonaMapLayout;
}

/** The outline of the cell that is pointed at or focused, over the cells around it. */
function ActiveCell({ place, columns, types, layout: { cell, left, top } }: ActiveCellProps) {
  if (place === null || place % columns >= types) return null;
  return (
    <rect
      data-page-only=""
      x={left + (place % columns) * cell - 1.5}
      y={top + Math.floor(place / columns) * cell - 1.5}
      width={cell + 2}
      height={cell + 2}
      fill="none"
      stroke={PAINT.accent}
      strokeWidth={3}
      pointerEvents="none"
    />
  );
}

function ColumnNames({ map, layout }: { readonly map: PersonaMap; readonly layout: PersonaMapLayout }) {
  const { cell, left, top, flips } = layout;
  const axes = map.rows[0]?.axes ?? [];
  return (
    <g aria-hidden="true">
      {map.types.map((type, column) => {
        const [x, y] = [left + (column + 0.5) * cell + 4, top - 7];
        const own = type === map.defaultType;
        return (
          <text
            key={type}
            x={x}
            y={y}
            transform={`rotate(-90 ${x} ${y})`}
            className={own ? styles.heading : styles.small}
          >
            {type}
          </text>
        );
      })}
      {flips !== null && (
        <>
          <text x={flips.left} y={top - 26} className={styles.small}>
            letter asked for
          </text>
          {axes.map(({ axis }, column) => (
            <text key={axis} x={flips.left + column * flips.cell} y={top - 8} className={styles.small}>
              {axis}
            </text>
          ))}
        </>
      )}
    </g>
  );
}

function rowMarks(
  map: PersonaMap,
  row: PersonaMapRow,
  at: number,
  { cell, left, top, flips }: PersonaMapLayout,
  onOpen: PersonaMapFigureProps['onOpen'],
): Mark[] {
  const y = top + (at + 0.5) * cell;
  const conditions = row.conditions.length === 1 ? '' : `Mean of ${row.conditions.length} conditions`;
  const cells = row.probabilities.map((probability, column): Mark => {
    const measured = map.types[column] ?? '';
    return {
      key: `${row.requested} ${measured}`,
      title: `Asked for ${row.requested}, measured ${measured}`,
      lines: [
        `Probability ${formatProbability(probability)} in one administration`,
        ...(measured === row.requested ? ['What was asked for'] : []),
        ...(measured === map.defaultType ? ['The default’s own type'] : []),
        ...(conditions === '' ? [] : [conditions]),
      ],
      x: left + (column + 0.5) * cell,
      y,
      open: onOpen === undefined ? undefined : () => onOpen(row, measured),
    };
  });
  if (flips === null) return cells;
  return [
    ...cells,
    ...row.axes.map(({ axis, letter, against, probability }, column): Mark => ({
      key: `${row.requested} ${axis}`,
      title: `Asked for ${row.requested}: ${letter} on ${axis}`,
      lines: [
        `Probability of ${letter} ${formatProbability(probability)} in one administration`,
        against
          ? 'The default is on the other side: a flip is asked for'
          : 'The default is on this side already',
      ],
      x: flips.left + (column + 0.5) * flips.cell,
      y,
      open: onOpen === undefined ? undefined : () => onOpen(row, row.requested),
    })),
  ];
}

const LEGEND: readonly LegendEntry[] = [
  ...PROBABILITY_BINS.map(({ step, label }) => ({
    label,
    glyph: <SequenceSwatch step={step} />,
  })),
  {
    label: 'asked for',
    glyph: <rect x={3} y={0.5} width={13} height={11} fill="none" stroke={PAINT.strong} strokeWidth={1.8} />,
  },
  {
    label: 'a flip: letter against the default',
    glyph: <rect x={2} y={3} width={16} height={6} fill={PAINT.against} stroke={PAINT.against} />,
  },
  {
    label: 'letter of the default',
    glyph: <rect x={2} y={3} width={16} height={6} fill="none" stroke={PAINT.with} strokeWidth={1.2} />,
  },
];
