import { describe, expect, it } from 'vitest';
import { referenceFromCsv } from '../../../../src/main/studies/population/reference-csv.js';
import type { StudySnapshot } from '../../../../src/main/store/store.js';
import { populationResultSchema } from '../../../../src/shared/domain/population/result.js';
import type { HumanReference } from '../../../../src/shared/domain/population/reference.js';
import { axes, half, pliant } from '../answers/synthetic.js';
import { analyse, peopleReference, peopleStudy, SCALES, scoresOfPeople } from './synthetic-people.js';

/** Each axis has its first two items as a facet and the others as another. */
const instrument = (() => {
  const plain = axes(4);
  const facetOf = (id: string): string => `${id.slice(0, 2)}-${Number(id.slice(2)) <= 2 ? 'a' : 'b'}`;
  return {
    ...plain,
    scales: [
      ...plain.scales,
      ...plain.scales.flatMap((scale) =>
        ['a', 'b'].map((part) => ({
          ...scale,
          id: `${scale.id}-${part}`,
          name: `${scale.id}, part ${part}`,
          kind: 'facet' as const,
          parent: scale.id,
        })),
      ),
    ],
    items: plain.items.map((item) => ({
      ...item,
      keys: item.keys.flatMap((key) => [key, { ...key, scale: facetOf(item.id) }]),
    })),
  };
})();

const withFacets = (reference: HumanReference): StudySnapshot => {
  const snapshot = peopleStudy(reference, { people: scoresOfPeople(60) });
  return { ...snapshot, instruments: [instrument] };
};

const table = (size: number): string => {
  const columns = ['EI', 'EI-a', 'EI-b', 'SN-a'];
  const rows = scoresOfPeople(size).map(([EI, SN]) =>
    [EI!, EI!, 6 - EI!, SN!].map((score) => score.toFixed(2)),
  );
  return [columns, ...rows].map((row) => row.join(',')).join('\n');
};
const read = (text: string) => referenceFromCsv(text, instrument, { name: 'Made up', source: 'For tests.' });

describe('facets', () => {
  it('are columns of a table of people, or rows of a table of moments', () => {
    const people = read(table(60));
    expect(people.problems).toEqual([]);
    expect(people.reference).toMatchObject({ from: 'answers', columns: ['EI', 'EI-a', 'EI-b', 'SN-a'] });
    const moments = read('scale,mean,sd,n\nEI,3,0.6,80\nEI-a,3.1,0.7,80\n');
    expect(moments.problems).toEqual([]);
    const result = analyse(withFacets(moments.reference!), half);
    expect(result.facets?.scales).toMatchObject([{ scale: 'EI-a', basis: 'normal', domain: 'EI' }]);
    expect(result.scales.map(({ scale }) => scale)).toEqual(['EI']);
  });

  it('are held against people beside their domains, with p after Holm and no say in the verdict', () => {
    const { reference } = read(table(60));
    const result = analyse(withFacets(reference!), pliant);
    expect(populationResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    const facets = result.facets!;
    expect(facets.scales.map(({ scale, domain, kind }) => [scale, domain, kind])).toEqual([
      ['EI-a', 'EI', 'facet'],
      ['EI-b', 'EI', 'facet'],
      ['SN-a', 'SN', 'facet'],
    ]);
    const [own, turned] = facets.scales;
    expect(own!.varianceRatio.estimate).toBeCloseTo(1, 1);
    expect(own!.wasserstein.estimate).toBeLessThan(0.05);
    expect(facets.spread).toMatchObject({ scales: 3 });
    // Holm over three facets: the least p times three, and none below it.
    const plain = facets.scales.map(({ wassersteinP }) => wassersteinP!);
    const adjusted = facets.scales.map(({ adjustedP }) => adjustedP!);
    expect(Math.min(...adjusted)).toBeCloseTo(Math.min(1, 3 * Math.min(...plain)), 10);
    for (const [place, p] of adjusted.entries()) expect(p).toBeGreaterThanOrEqual(plain[place]!);
    expect(turned!.domain).toBe('EI');
    const domains = analyse(withFacets(peopleReference(60)), pliant);
    expect(domains.facets).toBeNull();
    expect(domains.scales.map(({ scale }) => scale)).toEqual([...SCALES]);
  });

  it('have half of the spread in a subject that goes half of the way', () => {
    const { reference } = read(table(60));
    const { facets } = analyse(withFacets(reference!), half);
    for (const { varianceRatio } of facets!.scales) expect(varianceRatio.estimate).toBeCloseTo(0.25, 1);
  });

  it('are none in findings of earlier versions', () => {
    const result = analyse(withFacets(peopleReference(60)), pliant);
    const { facets, ...before } = result;
    const { test, differences, ...correlations } = result.correlations!;
    expect(populationResultSchema.parse({ ...before, correlations })).toMatchObject({
      facets: null,
      correlations: { test: null, differences: [] },
    });
    expect(facets).toBeNull();
    expect(test).toMatchObject({ method: 'permutation', permutations: 999 });
    expect(differences).toHaveLength(6);
  });
});

describe('the test of correlations', () => {
  it('tells nothing apart where simulated people are the people', () => {
    const { correlations } = analyse(peopleStudy(peopleReference()), pliant);
    expect(correlations!.test).toMatchObject({ method: 'permutation', p: 1 });
    expect(correlations!.meanAbsoluteDifference!.low).toBe(0);
    for (const { p, simulated, human } of correlations!.differences) {
      expect(simulated).toBeCloseTo(human, 6);
      expect(p).toBeGreaterThan(0.9);
    }
  });

  it('is Jennrich’s beside published correlations, and tells people whose scales go together there alone', () => {
    const told = (r: number): HumanReference => ({
      from: 'moments',
      instrument: 'axes',
      name: 'Moments',
      source: 'For tests.',
      scales: Object.fromEntries(
        SCALES.map((scale) => [scale, { mean: 3, standardDeviation: 0.6, respondents: 500 }]),
      ),
      correlations: {
        scales: [...SCALES],
        values: SCALES.map((_, row) => SCALES.map((__, column) => (row === column ? 1 : r))),
      },
    });
    const p = (r: number) =>
      analyse(peopleStudy(told(r), { people: scoresOfPeople(60, 1) }), pliant).correlations!;
    expect(p(0.7).test).toMatchObject({ method: 'jennrich', degrees: 6 });
    expect(p(0.7).test!.p).toBeLessThan(0.001);
    expect(p(0.7).differences[0]!.p).toBeLessThan(0.01);
    expect(p(0).test!.p).toBeGreaterThan(0.01);
  });
});
