import type { Estimate } from '../../../shared/domain/resistance.js';

/** A number with so many decimals and a true minus sign; a zero has no sign. */
export function formatNumber(value: number, digits = 2): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** As `formatNumber`, with a plus sign before what is above zero: for differences. */
export function formatShift(value: number, digits = 2): string {
  const text = formatNumber(value, digits);
  return value > 0 && Number(text) !== 0 ? `+${text}` : text;
}

/** A confidence such as .95 in words: "95%". */
export function formatConfidence(confidence: number): string {
  return `${Number((confidence * 100).toFixed(2))}%`;
}

/** An estimate with its interval as it is read aloud: `0.51, from 0.49 to 0.53`. */
export function intervalWords({ estimate, low, high }: Estimate): string {
  return `${formatNumber(estimate)}, from ${formatNumber(low)} to ${formatNumber(high)}`;
}

/** A probability with three decimals; one that would round to nothing or everything without being so says so. */
export function formatProbability(probability: number): string {
  if (probability > 0 && probability < 0.0005) return 'under 0.001';
  return probability < 1 && probability >= 0.9995 ? 'over 0.999' : formatNumber(probability, 3);
}
