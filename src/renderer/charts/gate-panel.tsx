import { scaleLinear } from '@visx/scale';
import { useMemo } from 'react';
import type { Gate, GateCheck } from '../../shared/domain/resistance.js';
import { numberColumn, textColumn, type ChartTable } from './chart-table.js';
import { Figure } from './figure.js';
import styles from './figure.module.css';
import { ChartFrame } from './frame/chart-frame.js';
import { GATE_WORDS, gateLimit, gateOutcome } from './gate-words.js';
import { gaugeDomain, passingRange } from './layout/gauge-layout.js';
import { formatNumber } from './layout/number-text.js';
import { shortenedText, textWidth, wrappedText } from './layout/text-width.js';
import { Legend, legendHeight, type LegendEntry } from './legend.js';
import { MarkGroup } from './marks/mark-group.js';
import { useMarks } from './marks/use-marks.js';
import { PAINT } from './paint.js';

export interface GatePanelProps {
  readonly gate: Gate;
  readonly fileWords: readonly string[];
  readonly onOpen?: ((check: GateCheck) => void) | undefined;
}

/** Every check of the gate on a gauge of its own: value, threshold, and whether it was passed. */
export function GatePanel({ gate, fileWords, onOpen }: GatePanelProps) {
  const table = useMemo(() => gateTable(gate), [gate]);
  return (
    <ChartFrame
      title={gate.passed ? 'Gate: passed' : 'Gate: not passed'}
      description="May this subject’s answers be read as answers? One that fails a check is not measurable, never resistant."
      table={table}
      fileWords={fileWords}
    >
      {(width) => <Gauges gate={gate} width={width} onOpen={onOpen} />}
    </ChartFrame>
  );
}

const ROW = 44;
const LABEL_SIZE = 12;
const NOTE_SIZE = 11;
const NOTE_LINE = 13;
/** Between a gauge and what came of it. */
const GAP = 16;

interface GaugesProps {
  readonly gate: Gate;
  readonly width: number;
  readonly onOpen: ((check: GateCheck) => void) | undefined;
}

function Gauges({ gate, width, onOpen }: GaugesProps) {
  const top = legendHeight(LEGEND, width) + 8;
  const names = gate.checks.map(({ id }) => GATE_WORDS[id].name);
  const left = Math.ceil(
    Math.min(Math.max(...names.map((name) => textWidth(name, LABEL_SIZE, 600))) + 18, width * 0.4),
  );
  const right = width - Math.min(186, width * 0.34);
  const rows = gaugeRows(gate.checks, top, width - right - GAP);
  const marks = useMarks(
    rows.map(({ check, y, height }) => ({
      key: check.id,
      title: GATE_WORDS[check.id].name,
      lines: gateLines(check),
      x: scaleOf(check, left, right)(check.value ?? gaugeDomain(check)[0]),
      y: y + height / 2,
      open: onOpen === undefined || check.value === null ? undefined : () => onOpen(check),
    })),
  );
  return (
    <>
      <Figure
        width={width}
        height={rows.reduce((total, { height }) => total + height, top) + 4}
        label={`${gate.checks.length} checks of the gate`}
      >
        <Legend entries={LEGEND} width={width} />
        {rows.map(({ check, note, y, height }, place) => {
          const middle = y + height / 2;
          return (
            <MarkGroup
              key={check.id}
              attributes={marks.attributes(place)}
              area={{ x: 0, y, width, height }}
              active={marks.active === place}
            >
              <line x1={0} x2={width} y1={y} y2={y} stroke={PAINT.grid} />
              <text x={0} y={middle + 4} className={styles.heading}>
                {shortenedText(GATE_WORDS[check.id].name, left - 8, LABEL_SIZE, 600)}
              </text>
              <Gauge check={check} left={left} right={right} y={middle} />
              <Outcome check={check} note={note} x={right + GAP} y={middle} width={width - right - GAP} />
            </MarkGroup>
          );
        })}
      </Figure>
      {marks.tooltip}
    </>
  );
}

interface GaugeRow {
  readonly check: GateCheck;
  /** What passes, or why the check does not apply, in lines as wide as there is room for. */
  readonly note: readonly string[];
  readonly y: number;
  readonly height: number;
}

/** One row a check below one another, each as high as its note needs. */
function gaugeRows(checks: readonly GateCheck[], top: number, noteWidth: number): readonly GaugeRow[] {
  let y = top;
  return checks.map((check) => {
    const words = check.value === null ? (check.note ?? '') : `${gateLimit(check)} passes`;
    const note = wrappedText(words, noteWidth, NOTE_SIZE);
    const row = { check, note, y, height: ROW + Math.max(0, note.length - 1) * NOTE_LINE };
    y += row.height;
    return row;
  });
}

interface GaugeProps {
  readonly check: GateCheck;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

function Gauge({ check, left, right, y }: GaugeProps) {
  const x = scaleOf(check, left, right);
  const [from, to] = passingRange(check);
  const failed = check.passed === false;
  return (
    <>
      <line x1={left} x2={right} y1={y} y2={y} stroke={PAINT.axis} strokeWidth={1} />
      {check.value !== null && (
        <rect
          x={x(from)}
          y={y - 4}
          width={Math.max(0, x(to) - x(from))}
          height={8}
          fill={PAINT.good}
          fillOpacity={0.22}
        />
      )}
      {gaugeDomain(check).map((end) => (
        <text
          key={end}
          x={x(end)}
          y={y + 18}
          textAnchor={end === gaugeDomain(check)[0] ? 'start' : 'end'}
          className={styles.tiny}
        >
          {formatNumber(end, Number.isInteger(end) ? 0 : 2)}
        </text>
      ))}
      <line
        x1={x(check.threshold)}
        x2={x(check.threshold)}
        y1={y - 9}
        y2={y + 9}
        stroke={PAINT.target}
        strokeWidth={2}
      />
      {check.value !== null &&
        (failed ? (
          <path
            d={`M${x(check.value) - 5},${y - 5}l10,10m-10,0l10,-10`}
            fill="none"
            stroke={PAINT.problem}
            strokeWidth={2.4}
            strokeLinecap="round"
          />
        ) : (
          <circle
            cx={x(check.value)}
            cy={y}
            r={5.5}
            fill={PAINT.good}
            stroke={PAINT.ground}
            strokeWidth={1.5}
          />
        ))}
    </>
  );
}

function Outcome({
  check,
  note,
  x,
  y,
  width,
}: {
  readonly check: GateCheck;
  readonly note: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
}) {
  const value =
    check.value === null ? gateOutcome(check) : `${formatNumber(check.value)} · ${gateOutcome(check)}`;
  const first = y - 2 - (Math.max(0, note.length - 1) * NOTE_LINE) / 2;
  return (
    <>
      <text x={x} y={first} className={check.passed === false ? styles.heading : styles.strong}>
        {shortenedText(value, width, LABEL_SIZE, 600)}
      </text>
      {note.map((line, place) => (
        <text key={line} x={x} y={first + 15 + place * NOTE_LINE} className={styles.small}>
          {line}
        </text>
      ))}
    </>
  );
}

function scaleOf(check: GateCheck, left: number, right: number): (value: number) => number {
  const [low, high] = gaugeDomain(check);
  const scale = scaleLinear<number>({ domain: [low, high], range: [left, right] });
  return (value) => scale(value);
}

function gateLines(check: GateCheck): string[] {
  return [
    GATE_WORDS[check.id].question,
    check.value === null
      ? `Does not apply${check.note === null || check.note === '' ? '' : `: ${check.note}`}`
      : `${formatNumber(check.value, 3)}; ${gateLimit(check)} passes: ${gateOutcome(check)}`,
  ];
}

function gateTable({ checks }: Gate): ChartTable {
  return {
    columns: [
      textColumn('check', 'Check'),
      numberColumn('value', 'Value', 3),
      textColumn('limit', 'Passes'),
      textColumn('outcome', 'Outcome'),
      textColumn('note', 'Note'),
    ],
    rows: checks.map((check) => [
      GATE_WORDS[check.id].name,
      check.value,
      gateLimit(check),
      gateOutcome(check),
      check.note ?? '',
    ]),
  };
}

const LEGEND: readonly LegendEntry[] = [
  { label: 'passed', glyph: <circle cx={9} cy={6} r={5} fill={PAINT.good} /> },
  {
    label: 'not passed',
    glyph: (
      <path
        d="M4,1l10,10m-10,0l10,-10"
        fill="none"
        stroke={PAINT.problem}
        strokeWidth={2.4}
        strokeLinecap="round"
      />
    ),
  },
  { label: 'threshold', glyph: <line x1={9} x2={9} y1={0} y2={12} stroke={PAINT.target} strokeWidth={2} /> },
  {
    label: 'what passes',
    glyph: <rect x={1} y={3} width={16} height={7} fill={PAINT.good} fillOpacity={0.3} />,
  },
];
