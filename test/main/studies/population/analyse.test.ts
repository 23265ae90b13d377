import { describe, expect, it } from 'vitest';
import { populationResultSchema } from '../../../../src/shared/domain/population/result.js';
import { acquiescent, binomial, DEFAULTS, half, pliant, stubborn } from '../answers/synthetic.js';
import { analyse, peopleReference, peopleStudy, SCALES, scoresOfPeople } from './synthetic-people.js';

const reference = peopleReference();
const snapshot = peopleStudy(reference, { settings: { margins: { wasserstein: 0.4, varianceRatio: 2 } } });

describe('people made of rows', () => {
  it('are like people where the subject is what it is asked to be', () => {
    const result = analyse(snapshot, pliant);
    expect(() => populationResultSchema.parse(JSON.parse(JSON.stringify(result)))).not.toThrow();
    expect(JSON.stringify(analyse(snapshot, pliant))).toBe(JSON.stringify(result));
    expect(result.verdict.label).toBe('people-like');
    expect(result.spread?.estimate).toBeCloseTo(1, 6);
    expect(result.mixture).toMatchObject({ targets: 'rows', people: 60, leftOut: 0 });
    expect(result.mixture?.mean.estimate).toBeCloseTo(0, 6);
    for (const { wasserstein, wassersteinP, kolmogorovSmirnov, tails } of result.scales) {
      expect(wasserstein.estimate).toBeCloseTo(0, 6);
      expect(wassersteinP).toBe(1);
      expect(kolmogorovSmirnov.distance).toBeLessThan(0.05);
      for (const { simulated, human } of tails) expect(simulated.estimate).toBeCloseTo(human.estimate, 1);
    }
    expect(result.energy).toMatchObject({ simulated: 60, human: 60, scales: 4 });
    expect(result.energy?.distance).toBeCloseTo(0, 6);
    expect(result.correlations?.meanAbsoluteDifference?.estimate).toBeCloseTo(0, 6);
    expect(result.match?.scales.map(({ correlation }) => correlation?.estimate)).toEqual(
      SCALES.map(() => expect.closeTo(1, 6)),
    );
    for (const { simulated, human, difference } of result.subgroups[0]!.gaps) {
      expect(simulated.estimate).toBeCloseTo(human.estimate, 6);
      expect(difference.estimate).toBeCloseTo(0, 6);
    }
  });

  it('have a quarter of the variance, and half of the default, in a subject that goes half of the way', () => {
    const result = analyse(snapshot, half);
    expect(result.verdict.label).toBe('narrowed');
    expect(result.spread?.estimate).toBeCloseTo(0.25, 6);
    expect(result.mixture?.mean.estimate).toBeCloseTo(0.5, 6);
    expect(result.mixture?.quartiles).toEqual([0.5, 0.5, 0.5].map((share) => expect.closeTo(share, 6)));
    for (const { scale, meanDifference, human, default: standing } of result.scales) {
      expect(standing).toBeCloseTo(DEFAULTS[scale]!, 6);
      expect(meanDifference.estimate).toBeCloseTo((standing! - human.mean) / 2, 6);
    }
    for (const { simulated, human } of result.subgroups[0]!.parity)
      expect(simulated).toBeCloseTo(human / 2, 6);
  });

  it('collapse to the default where the subject keeps to it', () => {
    const result = analyse(snapshot, stubborn);
    expect(result.verdict).toMatchObject({ label: 'collapsed' });
    expect(result.spread?.high).toBeLessThan(1e-6);
    expect(result.mixture).toMatchObject({ mean: { estimate: expect.closeTo(1, 6) as number } });
    expect(result.mixture?.withinNoise?.estimate).toBe(1);
    expect(result.people.every(({ distance }) => distance! < 1e-6)).toBe(true);
    expect(result.correlations).toMatchObject({ pairs: 0, meanAbsoluteDifference: null, rv: null });
    expect(result.match?.scales.every(({ correlation }) => correlation === null)).toBe(true);
  });

  it('are exaggerated where the subject goes beyond what it is asked, with a share of the default below 0', () => {
    const result = analyse(snapshot, ({ requested, standing, sign }) => {
      const keyed = requested === null ? standing : standing + 1.4 * (requested - standing);
      const held = Math.min(4.99, Math.max(1.01, keyed));
      return binomial(sign === 1 ? held : 6 - held);
    });
    expect(result.verdict.label).toBe('exaggerated');
    expect(result.spread?.low).toBeGreaterThan(1);
    expect(result.mixture?.rawMean.estimate).toBeLessThan(-0.2);
    expect(result.mixture?.mean.estimate).toBeLessThan(0.01);
    expect(result.mixture?.below).toBeGreaterThan(0.95);
  });

  it('are displaced where they vary as people do elsewhere', () => {
    const result = analyse(snapshot, ({ requested, standing, sign }) => {
      const keyed = (requested ?? standing) + (requested === null ? 0 : 0.7);
      return binomial(Math.min(4.99, Math.max(1.01, sign === 1 ? keyed : 6 - keyed)));
    });
    expect(result.verdict.label).toBe('displaced');
    expect(result.energy?.p).toBeLessThan(0.01);
  });

  it.each([0, 0.02, 0.4])('say what they can of the share %d of the answers', (share) => {
    const result = analyse(snapshot, half, share);
    expect(() => populationResultSchema.parse(JSON.parse(JSON.stringify(result)))).not.toThrow();
    expect(result.partial).toBe(true);
  });

  it('are not measurable of a subject that agrees with everything, nor of a handful', () => {
    expect(analyse(snapshot, acquiescent).verdict.label).toBe('not-measurable');
    const few = peopleStudy(peopleReference(), { people: scoresOfPeople(5) });
    expect(analyse(few, pliant).verdict.sentence).toContain('5 simulated people are fewer');
  });
});

describe('what a reference cannot give', () => {
  const moments = peopleReference(40, {});
  it('is told, and worked out as a normal distribution', () => {
    if (moments.from !== 'answers') throw new Error('no table of people');
    const known = peopleStudy(
      {
        from: 'moments',
        instrument: 'axes',
        name: 'Moments',
        source: 'For tests.',
        scales: Object.fromEntries(SCALES.map((scale) => [scale, { mean: 3, standardDeviation: 0.6 }])),
      },
      { people: scoresOfPeople(60, 1) },
    );
    const result = analyse(known, pliant);
    expect(() => populationResultSchema.parse(JSON.parse(JSON.stringify(result)))).not.toThrow();
    expect(result.reference).toMatchObject({ kind: 'moments', people: null, synthetic: false });
    expect(result.reference.limits.join(' ')).toMatch(/normally distributed.*known exactly.*go together/s);
    expect(result.energy).toBeNull();
    expect(result.correlations).toBeNull();
    expect(result.match).toBeNull();
    for (const { basis, tails, wassersteinP } of result.scales) {
      expect(basis).toBe('normal');
      expect(wassersteinP).toBeNull();
      expect(tails[0]?.human.estimate).toBeCloseTo(0.3173, 4);
    }
  });

  it('is given by correlations beside the moments', () => {
    const told = peopleStudy(
      {
        from: 'moments',
        instrument: 'axes',
        name: 'Moments',
        source: 'For tests.',
        scales: Object.fromEntries(
          SCALES.map((scale) => [scale, { mean: 3, standardDeviation: 0.6, respondents: 500 }]),
        ),
        correlations: {
          scales: [...SCALES],
          values: SCALES.map((_, row) => SCALES.map((__, column) => (row === column ? 1 : 0.5))),
        },
      },
      { people: scoresOfPeople(60, 1) },
    );
    const { correlations, reference: summary } = analyse(told, pliant);
    expect(summary.people).toBe(500);
    expect(correlations?.pairs).toBe(6);
    // The people were drawn without any correlation.
    expect(correlations?.meanAbsoluteDifference?.estimate).toBeGreaterThan(0.3);
  });
});

describe('accuracy of people made of rows', () => {
  const items = SCALES.flatMap((scale) => [1, 2, 3, 4].map((row) => `${scale}${row}`));
  const answers = scoresOfPeople(20, 3).map((own) =>
    SCALES.flatMap((_, at) =>
      [1, -1, 1, -1].map((sign) => {
        const keyed = Math.round(own[at] ?? 3);
        return sign === 1 ? keyed : 6 - keyed;
      }),
    ),
  );
  const table = peopleReference(20, {
    columns: items,
    rows: answers,
    groups: { half: answers.map((_, row) => (row < 10 ? 'a' : 'b')) },
  });
  const scores = answers.map((row) => SCALES.map((_, at) => row[4 * at] ?? 3));

  it('is 1 of a subject that gives the person’s answers, and its own consistency is the ceiling', () => {
    const sure = peopleStudy(table, { people: scores });
    const result = analyse(sure, ({ requested, standing, sign }) => {
      const keyed = Math.round(requested ?? standing);
      const raw = sign === 1 ? keyed : 6 - keyed;
      return [1, 2, 3, 4, 5].map((score) => (score === raw ? 1 : 0));
    });
    expect(result.match?.accuracy).toMatchObject({
      items: 16,
      people: 20,
      simulated: { estimate: 1 },
      byChance: 0.2,
      ceiling: 'subject-consistency',
      ceilingValue: { estimate: 1 },
      normalized: { estimate: 1 },
      leftOut: 0,
    });
    expect(result.subgroups[0]?.accuracy).toMatchObject({ difference: 0 });
  });

  it('is divided by how far the people agree with themselves, person by person', () => {
    const again = answers.map((row) =>
      row.map((answer, item) => (item % 2 === 0 ? answer : 6 - answer === answer ? 4 : 6 - answer)),
    );
    const twice = peopleStudy(
      peopleReference(20, {
        columns: items,
        rows: answers,
        retest: { columns: items, rows: again },
        groups: {},
      }),
      { people: scores },
    );
    const result = analyse(twice, ({ requested, standing, sign }) => {
      const keyed = Math.round(requested ?? standing);
      const raw = sign === 1 ? keyed : 6 - keyed;
      return [1, 2, 3, 4, 5].map((score) => (score === raw ? 0.4 : 0.15));
    });
    expect(result.match?.accuracy).toMatchObject({
      simulated: { estimate: expect.closeTo(0.4, 9) as number },
      ceiling: 'human-retest',
      ceilingValue: { estimate: expect.closeTo(0.5, 9) as number },
      normalized: { estimate: expect.closeTo(0.8, 9) as number },
    });
  });
});
