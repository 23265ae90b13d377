/** The colours of figures, as the theme names them. Each stands beside a shape or a word that says the same. */
export const PAINT = {
  default: 'var(--chart-default)',
  placebo: 'var(--chart-placebo)',
  condition: 'var(--chart-condition)',
  target: 'var(--chart-target)',
  against: 'var(--chart-against)',
  with: 'var(--chart-with)',
  grid: 'var(--chart-grid)',
  axis: 'var(--chart-axis)',
  text: 'var(--chart-text)',
  strong: 'var(--text)',
  ground: 'var(--surface-panel)',
  problem: 'var(--problem)',
  good: 'var(--good)',
  accent: 'var(--accent)',
} as const;

/** Step 0..8 of the sequence from nothing to everything. */
export function sequencePaint(step: number): string {
  return `var(--chart-sequence-${Math.min(8, Math.max(0, Math.round(step)))})`;
}
