import { describe, expect, it } from 'vitest';
import { findingsOf, soundOpen, without } from './sound-instruments.js';

describe('rubric-levels', () => {
  it('warns of a rubric that leaves levels out', () => {
    expect(
      findingsOf('rubric-levels', soundOpen({ rubrics: { CA: { en: '3: calm. 12 is no score.' } } })),
    ).toMatchObject([
      {
        severity: 'warning',
        path: ['rubrics', 'CA'],
        message: 'the rubric of CA does not describe the scores 1, 2',
      },
    ]);
    expect(findingsOf('rubric-levels', soundOpen())).toEqual([]);
  });
});

describe('rubric-missing', () => {
  it('calls a scale without a rubric an error', () => {
    expect(findingsOf('rubric-missing', without(soundOpen(), 'rubrics'))).toMatchObject([
      { severity: 'error', message: 'there is no rubric for CA' },
    ]);
    expect(findingsOf('rubric-missing', soundOpen())).toEqual([]);
  });
});
