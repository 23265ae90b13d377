import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCount,
  formatCounted,
  formatEstimate,
  formatRate,
  formatScore,
  formatShare,
} from '../../../src/renderer/formatting/numbers.js';

describe('numbers', () => {
  it.each([
    [0, '0'],
    [12_345, '12,345'],
    [1_000_000, '1,000,000'],
    [2.6, '3'],
    [Number.NaN, '–'],
  ])('count %d as %s', (count, text) => {
    expect(formatCount(count)).toBe(text);
  });

  it('count things in one and many', () => {
    expect(formatCounted(1, 'response')).toBe('1 response');
    expect(formatCounted(2000, 'response')).toBe('2,000 responses');
    expect(formatCounted(0, 'family', 'families')).toBe('0 families');
  });

  it.each([
    [3.456, '3.46'],
    [5, '5.00'],
    [-0.5, '−0.50'],
    [-0.001, '0.00'],
    [Number.POSITIVE_INFINITY, '–'],
  ])('score %d as %s', (score, text) => {
    expect(formatScore(score)).toBe(text);
  });

  it.each([
    [0, '0%'],
    [0.953, '95%'],
    [1, '100%'],
    [0.001, '<1%'],
    [0.9999, '>99%'],
  ])('share %d as %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });

  it('estimate with their interval', () => {
    expect(formatEstimate({ estimate: 0.51, low: 0.49, high: 0.53 })).toBe('0.51 [0.49, 0.53]');
  });

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [2_200_000, '2.2 MB'],
    [668_000, '668 kB'],
    [999_600, '1.0 MB'],
    [24_800_000_000, '24.8 GB'],
    [3e15, '3000 TB'],
  ])('size %d as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it.each([
    [0, '', '0 a second'],
    [3.21, '', '3.2 a second'],
    [1234.5, 'tokens', '1,235 tokens a second'],
  ])('rate %d %s as %s', (rate, unit, text) => {
    expect(formatRate(rate, unit)).toBe(text);
  });
});
