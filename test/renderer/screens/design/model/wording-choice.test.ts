import { describe, expect, it } from 'vitest';
import {
  namedWordings,
  withMode,
  withName,
  wordingMode,
} from '../../../../../src/renderer/screens/design/model/wording-choice.js';

const names = namedWordings([
  {
    wordings: [
      { id: 'described', heldOut: false },
      { id: 'narrative', heldOut: true },
    ],
  },
  {
    wordings: [
      { id: 'brief', heldOut: false },
      { id: 'described', heldOut: false },
      { id: 'narrative', heldOut: false },
    ],
  },
]);

describe('wordings', () => {
  it('are counted by name, with those held out', () => {
    expect(names).toEqual([
      { id: 'described', texts: 2, first: 1, heldOut: 0 },
      { id: 'narrative', texts: 2, first: 0, heldOut: 1 },
      { id: 'brief', texts: 1, first: 1, heldOut: 0 },
    ]);
  });

  it('begin a choice by name with what was taken until then', () => {
    expect(withMode('first', 'named', names)).toEqual(['described', 'brief']);
    expect(withMode('held-out', 'named', names)).toEqual(['narrative']);
    expect(withMode('trained', 'named', names)).toEqual(['described', 'narrative', 'brief']);
    expect(withMode('all', 'named', names)).toEqual(['described', 'narrative', 'brief']);
    expect(withMode(['brief'], 'named', names)).toEqual(['brief']);
  });

  it('give a choice by name something to begin with, or stay where there is none', () => {
    expect(withMode('held-out', 'named', [{ id: 'plain', texts: 1, first: 1, heldOut: 0 }])).toEqual([
      'plain',
    ]);
    expect(withMode('first', 'named', [])).toBe('first');
  });

  it('keep at least one name, as a study file must', () => {
    expect(withName(['brief'], 'brief', false)).toEqual(['brief']);
    expect(withName(['brief', 'narrative'], 'brief', false)).toEqual(['narrative']);
    expect(withName(['brief'], 'narrative', true)).toEqual(['brief', 'narrative']);
  });

  it('know their mode', () => {
    expect(wordingMode('held-out')).toBe('held-out');
    expect(wordingMode(['brief'])).toBe('named');
  });
});
