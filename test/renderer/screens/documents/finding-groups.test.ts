import { describe, expect, it } from 'vitest';
import type { LintSeverity, PlacedFinding } from '../../../../src/shared/contract/lint.js';
import {
  asSentence,
  groupFindings,
  ruleWords,
} from '../../../../src/renderer/screens/documents/finding-groups.js';

const finding = (severity: LintSeverity, rule: string, line: number, advice = 'Do it.'): PlacedFinding => ({
  rule,
  severity,
  line,
  column: 1,
  place: `items[${line}]`,
  message: 'is odd',
  advice,
});

describe('findings', () => {
  it('stand from the gravest on, one rule and advice together, in the order of the file', () => {
    const groups = groupFindings([
      finding('note', 'few-items', 1),
      finding('warning', 'item-length', 2),
      finding('error', 'several-scales', 3),
      finding('warning', 'choice-order', 4),
      finding('warning', 'item-length', 5),
      finding('warning', 'item-length', 6, 'Do something else.'),
    ]);
    expect(groups.map(({ severity, count }) => [severity, count])).toEqual([
      ['error', 1],
      ['warning', 4],
      ['note', 1],
    ]);
    expect(groups[1]?.groups.map(({ rule, findings }) => [rule, findings.map(({ line }) => line)])).toEqual([
      ['item-length', [2, 5]],
      ['choice-order', [4]],
      ['item-length', [6]],
    ]);
  });

  it('of a clean instrument are none', () => {
    expect(groupFindings([])).toEqual([]);
  });

  it('are told in words and sentences', () => {
    expect(ruleWords('keying-balance')).toBe('Keying balance');
    expect(asSentence('has no reversed item')).toBe('Has no reversed item.');
    expect(asSentence('Is it one?')).toBe('Is it one?');
  });
});
