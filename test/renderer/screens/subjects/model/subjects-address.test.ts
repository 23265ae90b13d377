import { describe, expect, it } from 'vitest';
import {
  partOfAddress,
  SUBJECT_PARTS,
  subjectsAddress,
} from '../../../../../src/renderer/screens/subjects/model/subjects-address.js';

describe('the address of a part of the page Subjects', () => {
  it.each(SUBJECT_PARTS)('leads back to %s', (part) => {
    expect(partOfAddress(subjectsAddress(part).split('?')[1] ?? '')).toBe(part);
  });

  it('is the subjects of this machine where it names nothing known', () => {
    expect(partOfAddress('part=elsewhere')).toBe('here');
  });
});
