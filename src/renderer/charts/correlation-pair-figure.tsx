import { useMemo } from 'react';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { correlationPairLayout } from './layout/correlation-pair-layout.js';
import { correlationBin, correlationText } from './layout/multitrait-multimethod-layout.js';
import { formatNumber, formatShift } from './layout/number-text.js';
import { shortenedText } from './layout/text-width.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';

/** One population's correlations, by row and column of the variables; null where one does not vary. */
export interface NamedCorrelations {
  readonly name: string;
  readonly correlations: readonly (readonly (number | null)[])[];
}

export interface CorrelationPairFigureProps {
  readonly variables: readonly { readonly short: string; readonly name: string }[];
  readonly matrices: readonly [NamedCorrelations, NamedCorrelations];
  readonly width: number;
}

/** The drawing of two correlation matrices. */
export function CorrelationPairFigure({ variables, matrices, width }: CorrelationPairFigureProps) {
  const layout = useMemo(() => correlationPairLayout(variables.length, width, 0), [variables.length, width]);
  const { cell } = layout;
  const cells = useMemo(
    () =>
      matrices.flatMap((matrix, at) =>
        variables.flatMap((first, row) =>
          variables.map((second, column) => ({
            at,
            row,
            column,
            first,
            second,
            r: matrix.correlations[row]?.[column] ?? null,
            other: matrices[1 - at]?.correlations[row]?.[column] ?? null,
          })),
        ),
      ),
    [variables, matrices],
  );
  const corner = (own: (typeof cells)[number]): { x: number; y: number } => {
    const origin = layout.origins[own.at] ?? { x: 0, y: 0 };
    return { x: origin.x + own.column * cell, y: origin.y + own.row * cell };
  };
  const marks = useMarks(
    cells.map((own) => {
      const { x, y } = corner(own);
      return {
        key: `${own.at} ${own.row} ${own.column}`,
        title:
          own.row === own.column
            ? `${own.first.name}, ${matrices[own.at]?.name ?? ''}`
            : `${own.first.name} with ${own.second.name}, ${matrices[own.at]?.name ?? ''}`,
        lines: linesOf(own, matrices[1 - own.at]?.name ?? ''),
        x: x + cell / 2,
        y: y + cell / 2,
      };
    }),
    variables.length,
  );
  return (
    <>
      <Figure
        width={width}
        height={layout.height}
        label={`Correlations of ${variables.length} scales in two populations`}
      >
        {matrices.map((matrix, at) => {
          const origin = layout.origins[at] ?? { x: 0, y: 0 };
          return (
            <g key={matrix.name} aria-hidden="true">
              <text x={origin.x} y={origin.y - 28} className={styles.heading}>
                {shortenedText(matrix.name, variables.length * cell + 20, 12, 600)}
              </text>
              {variables.map(({ short }, place) => (
                <g key={short}>
                  <text
                    x={origin.x + (place + 0.5) * cell}
                    y={origin.y - 7}
                    textAnchor="middle"
                    className={styles.strong}
                  >
                    {short}
                  </text>
                  <text
                    x={origin.x - 8}
                    y={origin.y + (place + 0.5) * cell + 4}
                    textAnchor="end"
                    className={styles.strong}
                  >
                    {short}
                  </text>
                </g>
              ))}
            </g>
          );
        })}
        {cells.map((own, place) => {
          const { x, y } = corner(own);
          return (
            <MarkGroup
              key={`${own.at} ${own.row} ${own.column}`}
              attributes={marks.attributes(place)}
              area={{ x, y, width: cell - 1, height: cell - 1 }}
              active={marks.active === place}
            >
              <Cell x={x} y={y} size={cell} r={own.row === own.column ? undefined : own.r} />
            </MarkGroup>
          );
        })}
      </Figure>
      {marks.tooltip}
    </>
  );
}

/** A correlation by the depth of its colour and in digits; undefined: of a scale with itself. */
function Cell({
  x,
  y,
  size,
  r,
}: {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly r: number | null | undefined;
}) {
  const width = size - 1;
  if (r === undefined) {
    return (
      <>
        <rect x={x} y={y} width={width} height={width} fill={PAINT.ground} stroke={PAINT.grid} />
        <line x1={x} x2={x + width} y1={y} y2={y + width} stroke={PAINT.grid} />
      </>
    );
  }
  return (
    <>
      <rect x={x} y={y} width={width} height={width} fill={PAINT.ground} stroke={PAINT.grid} />
      {r !== null && (
        <rect
          x={x}
          y={y}
          width={width}
          height={width}
          fill={r < 0 ? PAINT.against : PAINT.with}
          fillOpacity={correlationBin(r).opacity}
        />
      )}
      {size >= 24 && (
        <text
          x={x + width / 2}
          y={y + size / 2 + 3.5}
          textAnchor="middle"
          className={`${styles.small} ${styles.strong}`}
        >
          {r === null ? '–' : correlationText(r)}
        </text>
      )}
    </>
  );
}

function linesOf(
  {
    row,
    column,
    r,
    other,
  }: {
    readonly row: number;
    readonly column: number;
    readonly r: number | null;
    readonly other: number | null;
  },
  otherName: string,
): string[] {
  if (row === column) return ['With itself'];
  if (r === null) return ['No correlation: one of them does not vary'];
  return [
    `r ${formatNumber(r)}`,
    ...(other === null ? [] : [`${formatShift(r - other)} from ${otherName} (${formatNumber(other)})`]),
  ];
}
