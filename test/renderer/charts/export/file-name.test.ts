import { describe, expect, it } from 'vitest';
import { fileName } from '../../../../src/renderer/charts/export/file-name.js';

describe('fileName', () => {
  it('joins its words with hyphens', () => {
    expect(fileName(['first-study', 'Calibration: pliant', 'Logical – Warm'], 'svg')).toBe(
      'first-study-Calibration-pliant-Logical-Warm.svg',
    );
  });

  it.each([
    ['../../etc/passwd', 'etc-passwd.csv'],
    ['.hidden', 'hidden.csv'],
    ['a\u0000b\u202e<script>', 'a-b-script.csv'],
    ['CON', 'chart-CON.csv'],
    ['', 'chart.csv'],
    ['模型 é', '模型-é.csv'],
  ])('makes a harmless name of %j', (words, name) => {
    expect(fileName([words], 'csv')).toBe(name);
  });

  it('ends in time', () => {
    expect(fileName(['x'.repeat(500)], 'png')).toHaveLength(124);
  });
});
