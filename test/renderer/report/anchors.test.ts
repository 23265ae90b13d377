import { describe, expect, it } from 'vitest';
import { subjectAnchor, subjectOfFragment } from '../../../src/renderer/report/anchors.js';

const [one, two] = ['a'.repeat(64), 'b'.repeat(64)] as [string, string];

describe('subjectOfFragment', () => {
  it('finds the subject whose figures, or a section of them, a fragment leads to', () => {
    expect(subjectOfFragment(`#${subjectAnchor(two)}`, [one, two])).toBe(two);
    expect(subjectOfFragment(`#${subjectAnchor(one)}-section-gate`, [one, two])).toBe(one);
  });

  it.each(['', '#', '#methods', '#subjects', `#${subjectAnchor(one)}x`])('finds none in %j', (fragment) => {
    expect(subjectOfFragment(fragment, [one, two])).toBeNull();
  });
});
