import { describe, expect, it } from 'vitest';
import type { Norms } from '../../../../src/shared/domain/instrument.js';
import { findingsOf, soundRating, without } from './sound-instruments.js';

const [group] = soundRating().norms!;
const withNorms = (changes: Partial<Norms>) => soundRating({ norms: [{ ...group!, ...changes }] });

describe('norms-source', () => {
  it.each(['unknown', 'n/a', '?', 'TBD', 'A study of ours'])('warns of the source %j', (source) => {
    expect(findingsOf('norms-source', withNorms({ source }))).toMatchObject([
      { severity: 'warning', path: ['norms', 0, 'source'] },
    ]);
  });

  it('takes a year, or a title with an address', () => {
    expect(findingsOf('norms-source', withNorms({}))).toEqual([]);
    expect(
      findingsOf('norms-source', withNorms({ source: 'The manual', url: 'https://example.org/manual' })),
    ).toEqual([]);
    expect(
      findingsOf('norms-source', withNorms({ source: 'unknown', url: 'https://example.org' })),
    ).toHaveLength(1);
  });
});

describe('norms-respondents', () => {
  it('notes norms without the number of people', () => {
    const silent = without(group!, 'respondents');
    expect(findingsOf('norms-respondents', soundRating({ norms: [silent] }))).toMatchObject([
      { severity: 'note', path: ['norms', 0] },
    ]);
    expect(findingsOf('norms-respondents', soundRating())).toEqual([]);
  });
});

describe('norms-coverage', () => {
  it('notes domains without figures', () => {
    expect(findingsOf('norms-coverage', withNorms({ scales: {} }))).toMatchObject([
      { severity: 'note', path: ['norms', 0, 'scales'], message: 'norms people have no figures for CA' },
    ]);
    expect(findingsOf('norms-coverage', soundRating())).toEqual([]);
  });
});
