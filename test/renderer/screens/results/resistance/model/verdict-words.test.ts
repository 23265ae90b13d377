import { describe, expect, it } from 'vitest';
import { sentenceBeside } from '../../../../../../src/renderer/screens/results/model/verdict-said.js';
import {
  readableResistance,
  VERDICT_WORDS,
  verdictName,
} from '../../../../../../src/renderer/screens/results/resistance/model/verdict-words.js';
import { syntheticEntry } from '../synthetic-view.js';

const entry = syntheticEntry();

describe('a verdict', () => {
  it('is told also where there is none yet', () => {
    const without = { ...entry, findings: null };
    const failure = { code: 'X', message: 'x' };
    expect(verdictName(entry)).toBe('Partial');
    expect(verdictName(syntheticEntry({}, undefined, 0.9))).toBe('Partial so far');
    expect(verdictName({ ...without, state: 'computing' })).toBe('Being worked out');
    expect(verdictName({ ...without, state: 'failed' })).toBe('No result');
    expect(verdictName({ ...without, state: 'empty' })).toBe('Not run yet');
    expect(verdictName({ ...without, state: 'empty', subject: { ...entry.subject, failure } })).toBe(
      'Failed',
    );
  });

  it('lets no resistance of a subject that fails the gate be read', () => {
    const { findings } = entry;
    const verdict = { label: 'not-measurable', sentence: '' } as const;
    const failed = { ...entry, findings: { ...findings!, result: { ...findings!.result, verdict } } };
    expect(readableResistance(failed)).toBeNull();
    expect(readableResistance(entry)).toEqual(entry.findings!.result.resistance);
  });

  it('is not said twice', () => {
    expect(sentenceBeside(VERDICT_WORDS.closed, 'Closed, keeps to its default: resistance 1.00.')).toBe(
      'Keeps to its default: resistance 1.00.',
    );
    expect(sentenceBeside(VERDICT_WORDS['not-measurable'], 'Nothing has been answered yet.')).toBe(
      'Nothing has been answered yet.',
    );
  });
});
