import { NO_NUMBER } from './absent.js';

export { NO_NUMBER } from './absent.js';
export { formatDate, formatDuration, formatWhen } from './times.js';

const COUNT = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const BYTE_UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** A number of things, rounded to a whole one, with commas: 12345 is "12,345". */
export function formatCount(count: number): string {
  return Number.isFinite(count) ? COUNT.format(count) : NO_NUMBER;
}

/** A number of things with its noun: "1 response", "2,000 responses"; `plural` where an s is not enough. */
export function formatCounted(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** A score on an instrument's response scale with two decimals, minus sign and all: 3.456 is "3.46". */
export function formatScore(score: number): string {
  if (!Number.isFinite(score)) return NO_NUMBER;
  const text = Math.abs(score).toFixed(2);
  return score < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/**
 * A share of 1 as a whole percentage: 0.953 is "95%". Shares that would round to 0% or 100% without being so are "<1%" and
 * ">99%".
 */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return NO_NUMBER;
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return '<1%';
  if (percent === 100 && share < 1) return '>99%';
  return `${percent}%`;
}

/** An estimate with its interval, two decimals each: "0.51 [0.49, 0.53]". */
export function formatEstimate(interval: {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}): string {
  const { estimate, low, high } = interval;
  return `${formatScore(estimate)} [${formatScore(low)}, ${formatScore(high)}]`;
}

/** A size in decimal units, as the command line gives it: 2200000 is "2.2 MB". */
export function formatBytes(bytes: number): string {
  if (!Number.isFinite(bytes)) return NO_NUMBER;
  let value = bytes;
  let unit = 0;
  while (Math.abs(value) >= 999.5 && unit < BYTE_UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 0 && value < 99.95 ? 1 : 0;
  return `${value.toFixed(digits)} ${BYTE_UNITS[unit] ?? ''}`;
}

/** Something per second: 1234.5 is "1,235 a second", 3.21 "3.2 a second". `unit` stands before "a second". */
export function formatRate(rate: number, unit = ''): string {
  if (!Number.isFinite(rate)) return NO_NUMBER;
  const value = rate >= 99.95 || rate === 0 ? COUNT.format(rate) : rate.toFixed(1);
  return unit === '' ? `${value} a second` : `${value} ${unit} a second`;
}
