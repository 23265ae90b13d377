import { formatNumber } from '../../../../charts/layout/number-text.js';

/** A p value in three decimals; one that would round to 0 says so: `p 0.028`, `p < 0.001`. */
export function pWords(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p ${formatNumber(p, 3)}`;
}
