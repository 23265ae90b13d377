import { describe, expect, it } from 'vitest';
import {
  entryKey,
  nextStep,
  referenceName,
  studyAddress,
  studyEntries,
  subjectWords,
} from '../../../../src/renderer/screens/studies/study-entries.js';
import type { Draft } from '../../../../src/shared/contract/designs.js';
import { STUDY_STATES } from '../../../../src/shared/contract/studies.js';
import { studySummary } from '../../studies-fixture.js';

const draft = (id: number, updatedAt: string): Draft => ({ id, updatedAt }) as Draft;

describe('the list of studies', () => {
  it('holds studies and drafts, what was changed last first', () => {
    const entries = studyEntries(
      [
        studySummary({ id: 1, updatedAt: '2026-11-25T10:00:00.000Z' }),
        studySummary({ id: 2, updatedAt: '2026-11-25T12:00:00.000+01:00' }),
      ],
      [draft(1, '2026-11-25T10:30:00.000Z')],
    );
    expect(entries.map(entryKey)).toEqual(['study-2', 'draft-1', 'study-1']);
  });

  it('has a next step for every state but one that another program runs', () => {
    const without = STUDY_STATES.filter((state) => nextStep({ state, origin: null }) === null);
    expect(without).toEqual(['running-elsewhere']);
    expect(nextStep({ state: 'interrupted', origin: null })).toBe('resume');
    expect(nextStep({ state: 'failed', origin: null })).toBe('retry');
  });

  it('leads to the results of what is complete, and to the run of the rest', () => {
    expect(studyAddress({ id: 3, state: 'complete', origin: null })).toBe('/results/3');
    expect(studyAddress({ id: 3, state: 'paused', origin: null })).toBe('/run/3');
  });
});

describe('subjects in words', () => {
  it.each([
    [[], 'no subjects yet'],
    [['a'], 'a'],
    [['a', 'b'], 'a, b'],
    [['a', 'b', 'c', 'd'], 'a, b and 2 more'],
    [['a', 'a', 'b'], 'a, b'],
  ])('%j is %s', (names, words) => {
    expect(subjectWords(names)).toBe(words);
  });

  it.each([
    ['calibration:pliant', 'pliant'],
    ['/models/Some-Q4.gguf', 'Some-Q4'],
    ['C:\\models\\Some-Q4.GGUF', 'Some-Q4'],
  ])('%s is called %s', (reference, name) => {
    expect(referenceName(reference)).toBe(name);
  });
});
