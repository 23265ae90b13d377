import { describe, expect, it } from 'vitest';
import { findingsOf, soundRating, withOptions } from './sound-instruments.js';

const AGREEMENT = ['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree'];
const rule = (name: string, options: readonly string[]) =>
  findingsOf(name, withOptions(soundRating(), options));

describe('option-midpoint', () => {
  it('notes an even number of options', () => {
    expect(rule('option-midpoint', ['Disagree', 'Agree'])).toMatchObject([
      { severity: 'note', path: ['options'] },
    ]);
    expect(rule('option-midpoint', AGREEMENT)).toEqual([]);
  });
});

describe('option-balance', () => {
  it('warns of more options on one side', () => {
    expect(
      rule('option-balance', ['Disagree', 'Undecided', 'Agree', 'Agree a lot', 'Agree in every way']),
    ).toMatchObject([
      { severity: 'warning', message: '1 option lies on the low side and 3 on the high side' },
    ]);
  });

  it.each([
    [AGREEMENT],
    [
      [
        'Very Inaccurate',
        'Moderately Inaccurate',
        'Neither Accurate Nor Inaccurate',
        'Moderately Accurate',
        'Very Accurate',
      ],
    ],
    [['Never', 'Rarely', 'Sometimes', 'Often', 'Always']],
    [['1', '2', '3']],
  ])('is content with %j', (options) => {
    expect(rule('option-balance', options)).toEqual([]);
  });
});

describe('option-symmetry', () => {
  it('notes mirrored options of unlike length', () => {
    expect(rule('option-symmetry', ['No', 'Undecided', 'Yes, I agree with that'])).toMatchObject([
      {
        severity: 'note',
        path: ['options', 2, 'text', 'en'],
        message: expect.stringContaining('1 and 5 words'),
      },
    ]);
    expect(rule('option-symmetry', AGREEMENT)).toEqual([]);
  });
});

describe('option-length', () => {
  it('notes an option four times as long as the shortest', () => {
    expect(
      rule('option-length', ['Disagree', 'Something in between the two of them', 'Agree a lot']),
    ).toMatchObject([
      { severity: 'note', path: ['options', 1, 'text', 'en'], message: expect.stringContaining('4.5 times') },
    ]);
    expect(rule('option-length', ['Disagree', 'Undecided', 'Agree'])).toEqual([]);
  });
});
