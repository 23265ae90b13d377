import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  listOf,
  pairKey,
  pairMode,
  pairSet,
  withPairs,
} from '../../../../../src/renderer/screens/design/model/pair-choice.js';

const pair = fc.record({
  role: fc.constantFrom('nurse', 'baker', 'soldier'),
  persona: fc.constantFrom('INTP', 'ESFJ'),
});
const pairs = fc.uniqueArray(pair, { selector: pairKey });

describe('roles with personas', () => {
  it('tells "none" from "some, none so far"', () => {
    expect(pairMode([], false)).toBe('none');
    expect(pairMode([], true)).toBe('some');
    expect(pairMode([{ role: 'nurse', persona: 'INTP' }], false)).toBe('some');
    expect(pairMode('all', true)).toBe('all');
  });

  it('writes "all" out as every chosen role with every chosen persona', () => {
    const chosen = { roles: ['nurse', 'baker'], personas: ['INTP', 'ESFJ'] };
    expect(listOf('all', chosen).map(pairKey)).toEqual([
      'nurse INTP',
      'nurse ESFJ',
      'baker INTP',
      'baker ESFJ',
    ]);
    expect(pairSet('all', { roles: ['nurse'], personas: [] }).size).toBe(0);
  });

  it('holds each pair once after putting in, and none of them after taking out', () => {
    fc.assert(
      fc.property(pairs, pairs, (before, changed) => {
        const added = withPairs(before, changed, true);
        expect(new Set(added.map(pairKey)).size).toBe(added.length);
        expect(new Set(added.map(pairKey))).toEqual(new Set([...before, ...changed].map(pairKey)));
        const removed = new Set(withPairs(added, changed, false).map(pairKey));
        expect(changed.some((one) => removed.has(pairKey(one)))).toBe(false);
      }),
    );
  });
});
