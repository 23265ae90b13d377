import { beforeAll, describe, expect, it } from 'vitest';
import { populationTables } from '../../../../src/main/studies/population/tables.js';
import { checkedTables, rowWith, type Records } from '../tables/checked-tables.js';
import { acquiescent, half } from '../answers/synthetic.js';
import { analyse, peopleReference, peopleStudy, scoresOfPeople, SCALES } from './synthetic-people.js';

const people = peopleStudy(peopleReference(30));
const moments = peopleStudy(
  {
    from: 'moments',
    instrument: 'axes',
    name: 'Moments',
    source: 'For tests.',
    scales: Object.fromEntries(SCALES.map((scale) => [scale, { mean: 3, standardDeviation: 0.6 }])),
  },
  { people: scoresOfPeople(12) },
);

describe('tables of population', () => {
  const result = analyse(people, half);
  const subject = 'a'.repeat(64);
  let tables: ReadonlyMap<string, Records>;
  beforeAll(async () => {
    tables = await checkedTables(populationTables, {
      a: { kind: 'population', result },
      b: { kind: 'population', result: analyse(moments, half) },
      c: { kind: 'population', result: analyse(moments, acquiescent, 0.02) },
      d: { kind: 'population', result: analyse(people, half, 0) },
    });
  });
  const ofSubject = (table: string): Records =>
    tables.get(table)!.filter((row) => row['subject'] === subject);

  it('hold every scale against the reference', () => {
    expect(ofSubject('comparisons')).toHaveLength(4);
    for (const { scale, simulated, varianceRatio, wasserstein, likeness, wassersteinP } of result.scales) {
      expect(rowWith(ofSubject('comparisons'), { scale })).toMatchObject({
        basis: 'people',
        simulated_mean: simulated.mean,
        variance_ratio: varianceRatio.estimate,
        variance_ratio_low: varianceRatio.low,
        wasserstein_high: wasserstein.high,
        wasserstein_p: wassersteinP,
        within: likeness.within,
      });
    }
    const [known] = tables.get('comparisons')!.filter((row) => row['subject'] === 'b'.repeat(64));
    expect(known).toMatchObject({ basis: 'normal', human_people: null, wasserstein_p: null });
  });

  it('hold tails and distributions of both populations, whose shares sum to 1', () => {
    const { scale, tails } = result.scales[0]!;
    const where = { scale, deviations: 1 };
    expect(rowWith(ofSubject('tails'), { ...where, population: 'human' })['share']).toBe(
      tails[0]!.human.estimate,
    );
    expect(rowWith(ofSubject('tails'), { ...where, population: 'simulated' })['share_low']).toBe(
      tails[0]!.simulated.low,
    );
    for (const population of ['simulated', 'human']) {
      const bins = ofSubject('histograms').filter(
        (row) => row['scale'] === scale && row['population'] === population,
      );
      expect(bins.reduce((sum, { share }) => sum + Number(share), 0)).toBeCloseTo(1, 12);
      for (const [place, { to }] of bins.slice(0, -1).entries()) expect(bins[place + 1]!['from']).toBe(to);
    }
  });

  it('hold each pair of scales once', () => {
    expect(ofSubject('correlations')).toHaveLength(6);
    const { simulated, human } = result.correlations!;
    expect(rowWith(ofSubject('correlations'), { first: 'SN', second: 'JP' })).toMatchObject({
      simulated: simulated[1]![3],
      human: human[1]![3],
    });
  });

  it('hold each simulated person, and the conditions by which its scores are found', () => {
    expect(ofSubject('people')).toHaveLength(30);
    const [{ id, conditions, weight, distance }] = result.people as [(typeof result.people)[number]];
    expect(rowWith(ofSubject('people'), { person: id })).toMatchObject({ weight, distance });
    const own = ofSubject('people_conditions').filter(({ person }) => person === id);
    expect(own.map(({ condition }) => condition)).toEqual(conditions);
  });

  it('hold groups, their gaps and parity', () => {
    const [{ name, gaps, parity, groups }] = result.subgroups as [(typeof result.subgroups)[number]];
    expect(ofSubject('subgroups')).toHaveLength(groups.length);
    const { scale, group, difference } = gaps[2]!;
    expect(rowWith(ofSubject('subgroup_gaps'), { attribute: name, scale, group })).toMatchObject({
      difference: difference.estimate,
      difference_low: difference.low,
    });
    expect(rowWith(ofSubject('parity'), { attribute: name, scale })['human']).toBe(
      parity.find((own) => own.scale === scale)!.human,
    );
  });

  it('hold simulated people against themselves, and the figures over all', () => {
    const [match] = result.match!.scales;
    expect(rowWith(ofSubject('matches'), { scale: match!.scale })).toMatchObject({
      people: match!.people,
      correlation: match!.correlation!.estimate,
      retest: null,
    });
    const figures = ofSubject('overall');
    expect(rowWith(figures, { figure: 'weight' })).toMatchObject({
      estimate: result.mixture!.mean.estimate,
      n: result.mixture!.people,
    });
    expect(rowWith(figures, { figure: 'energy_distance' })['p']).toBe(result.energy!.p);
    expect(figures.filter(({ figure }) => figure === 'rv')).toHaveLength(1);
  });
});
