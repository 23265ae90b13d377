import { useMemo } from 'react';
import type { Matrix } from '../../shared/domain/readings/matrix.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import {
  CELL_WORDS,
  cellKind,
  CORRELATION_BINS,
  correlationBin,
  correlationText,
  matrixLayout,
  type CellKind,
  type MatrixLayout,
} from './layout/multitrait-multimethod-layout.js';
import { formatNumber } from './layout/number-text.js';
import { shortenedText } from './layout/text-width.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import type { Mark } from './marks/mark.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';

export interface MultitraitMultimethodFigureProps {
  readonly matrix: Matrix;
  readonly readings: ReadonlyMap<string, string>;
  readonly traits: ReadonlyMap<string, string>;
  readonly width: number;
}

/** The drawing of a multitrait-multimethod matrix, in blocks of readings, with the validities outlined. */
export function MultitraitMultimethodFigure({
  matrix,
  readings,
  traits,
  width,
}: MultitraitMultimethodFigureProps) {
  const { variables, correlations } = matrix;
  const layout = useMemo(
    () => matrixLayout(variables, readings, width, legendHeight(LEGEND, width) + 6),
    [variables, readings, width],
  );
  const { cell, left, top, at } = layout;
  const marks = useMarks(
    variables.flatMap((_, row) =>
      variables.map((__, column) => cellMark(matrix, row, column, { readings, traits }, layout)),
    ),
    variables.length,
  );
  return (
    <>
      <Figure
        width={width}
        height={layout.height}
        label={`${variables.length} by ${variables.length} correlations`}
      >
        <Legend entries={LEGEND} width={width} />
        <Names layout={layout} variables={variables} readings={readings} />
        {variables.map((first, row) =>
          variables.map((second, column) => {
            const place = row * variables.length + column;
            const [x, y] = [left + at(column), top + at(row)];
            return (
              <MarkGroup
                key={`${first.reading} ${first.trait} ${second.reading} ${second.trait}`}
                attributes={marks.attributes(place)}
                area={{ x, y, width: cell - 1, height: cell - 1 }}
                active={false}
              >
                <Cell
                  x={x}
                  y={y}
                  size={cell}
                  r={correlations[row]?.[column] ?? null}
                  kind={cellKind(variables, row, column)}
                  withFigure={layout.withFigures}
                />
              </MarkGroup>
            );
          }),
        )}
        {marks.active !== null && (
          <rect
            data-page-only=""
            x={left + at(marks.active % variables.length) - 1.5}
            y={top + at(Math.floor(marks.active / variables.length)) - 1.5}
            width={cell + 2}
            height={cell + 2}
            fill="none"
            stroke={PAINT.accent}
            strokeWidth={3}
            pointerEvents="none"
          />
        )}
      </Figure>
      {marks.tooltip}
    </>
  );
}

interface NamesProps {
  readonly layout: MatrixLayout;
  readonly variables: Matrix['variables'];
  readonly readings: ReadonlyMap<string, string>;
}

function Names({ layout: { blocks, cell, left, top, at }, variables, readings }: NamesProps) {
  return (
    <g aria-hidden="true">
      {blocks.map(({ reading, from, count }) => {
        const name = readings.get(reading) ?? reading;
        return (
          <g key={reading}>
            <text x={left + at(from)} y={top - 24} className={styles.heading}>
              {shortenedText(name, count * cell, 12, 600)}
            </text>
            <text x={0} y={top + at(from) + cell / 2 + 4} className={styles.heading}>
              {shortenedText(name, left - 30, 12, 600)}
            </text>
          </g>
        );
      })}
      {variables.map(({ reading, trait }, place) => (
        <g key={`${reading} ${trait}`}>
          <text x={left + at(place) + cell / 2} y={top - 7} textAnchor="middle" className={styles.strong}>
            {trait}
          </text>
          <text x={left - 8} y={top + at(place) + cell / 2 + 4} textAnchor="end" className={styles.strong}>
            {trait}
          </text>
        </g>
      ))}
    </g>
  );
}

interface CellProps {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly r: number | null;
  readonly kind: CellKind;
  readonly withFigure: boolean;
}

function Cell({ x, y, size, r, kind, withFigure }: CellProps) {
  const [width, height] = [size - 1, size - 1];
  const shown = kind === 'itself' ? null : r;
  const validity = kind === 'validity';
  return (
    <>
      <rect x={x} y={y} width={width} height={height} fill={PAINT.ground} stroke={PAINT.grid} />
      {shown !== null && (
        <rect
          x={x}
          y={y}
          width={width}
          height={height}
          fill={shown < 0 ? PAINT.against : PAINT.with}
          fillOpacity={correlationBin(shown).opacity}
        />
      )}
      {validity && (
        <rect
          x={x + 1}
          y={y + 1}
          width={width - 2}
          height={height - 2}
          fill="none"
          stroke={PAINT.strong}
          strokeWidth={1.8}
        />
      )}
      {kind === 'itself' ? (
        <line x1={x} x2={x + width} y1={y} y2={y + height} stroke={PAINT.grid} />
      ) : (
        withFigure && (
          <text
            x={x + width / 2}
            y={y + size / 2 + 3.5}
            textAnchor="middle"
            fontWeight={validity ? 600 : 400}
            className={`${styles.small} ${styles.strong}`}
          >
            {shown === null ? '–' : correlationText(shown)}
          </text>
        )
      )}
    </>
  );
}

function cellMark(
  { variables, correlations, pairs }: Matrix,
  row: number,
  column: number,
  { readings, traits }: Pick<MultitraitMultimethodFigureProps, 'readings' | 'traits'>,
  { left, top, at, cell }: MatrixLayout,
): Mark {
  const words = (place: number): string => {
    const variable = variables[place];
    if (variable === undefined) return '';
    const trait = traits.get(variable.trait) ?? variable.trait;
    return `${trait}, ${readings.get(variable.reading) ?? variable.reading}`;
  };
  const kind = cellKind(variables, row, column);
  const r = correlations[row]?.[column] ?? null;
  return {
    key: `${row} ${column}`,
    title: kind === 'itself' ? words(row) : `${words(row)} with ${words(column)}`,
    lines:
      kind === 'itself'
        ? [CELL_WORDS.itself]
        : [
            r === null
              ? 'No correlation: one of them does not vary'
              : `r ${formatNumber(r)} over ${pairs[row]?.[column] ?? 0} conditions`,
            CELL_WORDS[kind],
          ],
    x: left + at(column) + cell / 2,
    y: top + at(row) + cell / 2,
  };
}

const swatch = (paint: string, opacity: number) => (
  <rect
    x={2}
    y={0}
    width={16}
    height={12}
    fill={paint}
    fillOpacity={opacity}
    stroke={PAINT.axis}
    strokeWidth={0.75}
  />
);

const negative = (label: string): string => `−${label.replace('to ', 'to −')}`;

const LEGEND: readonly LegendEntry[] = [
  {
    label: 'same trait, two readings',
    glyph: <rect x={3} y={0.5} width={13} height={11} fill="none" stroke={PAINT.strong} strokeWidth={1.8} />,
  },
  ...CORRELATION_BINS.filter((_, place) => place > 0)
    .toReversed()
    .map(({ opacity, label }) => ({ label: negative(label), glyph: swatch(PAINT.against, opacity) })),
  ...CORRELATION_BINS.map(({ opacity, label }) => ({ label, glyph: swatch(PAINT.with, opacity) })),
];
