import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameFromTyping, nameProblem } from '../../../../../src/renderer/screens/design/model/study-name.js';

describe('a study’s name', () => {
  it('can be stored, whatever is typed, unless it is empty', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (typed) => {
        const name = nameFromTyping(typed);
        if (name !== '') expect(nameProblem(name)).toBeNull();
      }),
    );
  });

  it('does not change when it is typed again', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(nameFromTyping(nameFromTyping(typed))).toBe(nameFromTyping(typed));
      }),
    );
  });

  it('keeps what can be kept', () => {
    expect(nameFromTyping('Première étude, Q4')).toBe('Premiere-etude-Q4');
    expect(nameFromTyping('../etc')).toBe('etc');
    expect(nameFromTyping('first-')).toBe('first-');
  });

  it('must be there', () => {
    expect(nameProblem('')).not.toBeNull();
    expect(nameProblem('-x')).not.toBeNull();
  });
});
