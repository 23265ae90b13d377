import { describe, expect, it } from 'vitest';
import { scaleWords } from '../../../../../src/renderer/screens/design/model/scale-words.js';

describe('the scales of an instrument in words', () => {
  it('are counted by kind', () => {
    const scales = [{ kind: 'domain' }, { kind: 'facet' }, { kind: 'facet' }];
    expect(scaleWords(scales)).toBe('1 domain and 2 facets');
    expect(scaleWords([{ kind: 'axis' }, { kind: 'axis' }])).toBe('2 axes');
  });
});
