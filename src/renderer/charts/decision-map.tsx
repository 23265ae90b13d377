import { useMemo } from 'react';
import type { ScaleDecision } from '../../shared/domain/instability/decision.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { ChartFrame } from './frame/chart-frame.js';
import { formatNumber } from './layout/number-text.js';
import { binOf, cellText, FIRST_DARK_STEP } from './layout/persona-map-layout.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT, sequencePaint } from './paint.js';

export interface DecisionMapProps {
  readonly title: string;
  readonly description: string;
  readonly decision: ScaleDecision;
  /** Templates of the designs shown: one of the decision's. */
  readonly templates: number;
  readonly target: number;
  readonly fileWords: readonly string[];
  readonly faded?: boolean;
}

/** A generalizability coefficient by items (across) and runs (down): a heatmap with its figures. */
export function DecisionMap({
  title,
  description,
  decision,
  templates,
  target,
  fileWords,
  faded = false,
}: DecisionMapProps) {
  const table = useMemo(() => decisionTable(decision, templates), [decision, templates]);
  const { now, suggestion } = decision;
  const marked = [
    now.templates === templates ? 'The square is the design that was asked' : '',
    suggestion?.templates === templates ? 'the disc the cheapest that reaches the target on this scale' : '',
  ].filter((words) => words !== '');
  return (
    <ChartFrame
      title={title}
      description={description}
      table={table}
      fileWords={fileWords}
      faded={faded}
      {...(marked.length === 0 ? {} : { note: noteOf(marked) })}
    >
      {(width) => (
        <DecisionMapFigure
          label={title}
          decision={decision}
          templates={templates}
          target={target}
          width={width}
        />
      )}
    </ChartFrame>
  );
}

const LEFT = 64;
const HEADING = 40;
const CELL_HEIGHT = 30;
const MOST_CELL = 84;

interface DecisionMapFigureProps extends Pick<DecisionMapProps, 'decision' | 'templates' | 'target'> {
  readonly label: string;
  readonly width: number;
}

/** The drawing of the coefficients: outlined where they reach the target, marked where a design was asked or is proposed. */
export function DecisionMapFigure({ label, decision, templates, target, width }: DecisionMapFigureProps) {
  const { items, runs, relative, absolute, now, suggestion } = decision;
  const plane = decision.templates.indexOf(templates);
  const cell = Math.min(MOST_CELL, (width - LEFT - 2) / items.length);
  const cells = runs.flatMap((ofRuns, row) =>
    items.map((ofItems, column) => ({
      runs: ofRuns,
      items: ofItems,
      relative: relative[plane]?.[row]?.[column] ?? null,
      absolute: absolute[plane]?.[row]?.[column] ?? null,
      x: LEFT + column * cell,
      y: HEADING + row * CELL_HEIGHT,
    })),
  );
  const marks = useMarks(
    cells.map((own) => ({
      key: `${own.runs} ${own.items}`,
      title: `${own.items} items, ${own.runs === null ? 'exact probabilities' : `${own.runs} runs`}`,
      lines: [
        own.relative === null ? 'Nothing varies' : `Eρ² ${formatNumber(own.relative)}`,
        ...(own.absolute === null ? [] : [`Φ ${formatNumber(own.absolute)}`]),
        ...((own.relative ?? 0) >= target ? ['Reaches the target'] : []),
      ],
      x: own.x + cell / 2,
      y: own.y + CELL_HEIGHT / 2,
    })),
    items.length,
  );
  const reaches = (row: number, column: number): boolean => (relative[plane]?.[row]?.[column] ?? 0) >= target;
  const is = (size: typeof suggestion | typeof now, own: (typeof cells)[number]): boolean =>
    size !== null && size.templates === templates && size.items === own.items && size.runs === own.runs;
  return (
    <>
      <Figure width={width} height={HEADING + runs.length * CELL_HEIGHT + 8} label={label}>
        <text x={LEFT - 8} y={HEADING - 8} textAnchor="end" className={styles.small}>
          runs ↓
        </text>
        <text x={LEFT + (items.length * cell) / 2} y={12} textAnchor="middle" className={styles.small}>
          items a scale →
        </text>
        {items.map((ofItems, column) => (
          <text
            key={ofItems}
            x={LEFT + (column + 0.5) * cell}
            y={HEADING - 8}
            textAnchor="middle"
            className={styles.strong}
          >
            {ofItems}
          </text>
        ))}
        {runs.map((ofRuns, row) => (
          <text
            key={String(ofRuns)}
            x={LEFT - 8}
            y={HEADING + (row + 0.5) * CELL_HEIGHT + 4}
            textAnchor="end"
            className={styles.strong}
          >
            {ofRuns ?? 'exact'}
          </text>
        ))}
        {cells.map((own, at) => (
          <MarkGroup
            key={`${own.runs} ${own.items}`}
            attributes={marks.attributes(at)}
            area={{ x: own.x + 1, y: own.y + 1, width: cell - 2, height: CELL_HEIGHT - 2 }}
            active={false}
          >
            <Coefficient
              x={own.x}
              y={own.y}
              width={cell}
              value={own.relative ?? 0}
              active={marks.active === at}
              asked={is(now, own)}
              suggested={is(suggestion, own)}
            />
          </MarkGroup>
        ))}
        <path
          d={outline(runs.length, items.length, reaches, (row, column) => [
            LEFT + column * cell,
            HEADING + row * CELL_HEIGHT,
          ])}
          stroke={PAINT.target}
          strokeWidth={2}
          strokeLinecap="square"
          fill="none"
          aria-hidden="true"
          pointerEvents="none"
        />
      </Figure>
      {marks.tooltip}
    </>
  );
}

/** The border between cells that do and cells that do not, as a path; `corner` gives a cell's upper left one. */
function outline(
  rows: number,
  columns: number,
  holds: (row: number, column: number) => boolean,
  corner: (row: number, column: number) => readonly [x: number, y: number],
): string {
  const inside = (row: number, column: number): boolean =>
    row >= 0 && row < rows && column >= 0 && column < columns && holds(row, column);
  const lines: string[] = [];
  const line = (from: readonly [number, number], to: readonly [number, number]): void => {
    lines.push(`M${from.join(' ')}L${to.join(' ')}`);
  };
  for (let row = 0; row <= rows; row += 1) {
    for (let column = 0; column <= columns; column += 1) {
      const here = inside(row, column);
      if (here !== inside(row - 1, column)) line(corner(row, column), corner(row, column + 1));
      if (here !== inside(row, column - 1)) line(corner(row, column), corner(row + 1, column));
    }
  }
  return lines.join('');
}

interface CoefficientProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly value: number;
  readonly active: boolean;
  readonly asked: boolean;
  readonly suggested: boolean;
}

function Coefficient({ x, y, width, value, active, asked, suggested }: CoefficientProps) {
  const { step } = binOf(Math.min(1, Math.max(0, value)));
  const dark = step >= FIRST_DARK_STEP;
  const mark = dark ? PAINT.ground : PAINT.strong;
  return (
    <>
      <rect
        x={x + 1.5}
        y={y + 1.5}
        width={width - 3}
        height={CELL_HEIGHT - 3}
        fill={sequencePaint(step)}
        stroke={active ? PAINT.strong : 'none'}
        strokeWidth={2}
      />
      <text
        x={x + width / 2}
        y={y + CELL_HEIGHT / 2 + 4}
        textAnchor="middle"
        className={dark ? styles.onDark : styles.strong}
      >
        {value < 0.02 ? '0' : cellText(value)}
      </text>
      {asked && <rect x={x + 5} y={y + 5} width={6} height={6} fill={mark} />}
      {suggested && <circle cx={x + width - 9} cy={y + 9} r={3.6} fill={mark} />}
    </>
  );
}

function noteOf(marked: readonly string[]): string {
  const words = marked.join('; ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function decisionTable({ items, runs, relative, ...decision }: ScaleDecision, templates: number): ChartTable {
  const plane = decision.templates.indexOf(templates);
  return {
    columns: [
      textColumn('runs', 'Runs'),
      ...items.map((count) => numberColumn(`items-${count}`, `${count} items`)),
    ],
    rows: runs.map((ofRuns, row) => [
      ofRuns === null ? 'exact' : String(ofRuns),
      ...items.map((_, column) => relative[plane]?.[row]?.[column] ?? null),
    ]),
  };
}
