import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/main/analysis/random.js';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { acrossExperiments, evidenceOf } from '../../../../src/main/studies/replication/across.js';
import { contrastOf } from '../../../../src/main/studies/replication/counted-choices.js';
import { drawSample } from '../../../../src/main/studies/replication/draw.js';
import { effectSize } from '../../../../src/main/studies/replication/effect-size.js';
import { simulatedEffect } from '../../../../src/main/studies/replication/effect.js';
import { experimentResults } from '../../../../src/main/studies/replication/one-experiment.js';
import { smallTelescope } from '../../../../src/main/studies/replication/power.js';
import { significances } from '../../../../src/main/studies/replication/significance.js';
import { replicationVerdict } from '../../../../src/main/studies/replication/verdict.js';
import { hypothesisResultSchema } from '../../../../src/shared/domain/replication/result.js';
import { uniformAnswers } from './simulated-answers.js';

const { experiments } = await loadLibrary();
const settings = { alpha: 0.05, redraws: 40, smallestEffect: null };
const options = { settings, confidence: 0.95, seed: 3, subject: 'made up' };
const answersOf = (id: string, participants: number, chances: (cell: number) => readonly number[]) =>
  uniformAnswers(experiments.get(id)!, participants, chances);
const first = (id: string, participants: number, chances: (cell: number) => readonly number[]) =>
  experimentResults(answersOf(id, participants, chances), options)[0]!;

describe('assignment and draws', () => {
  it('put each participant into one cell, groups differing by one at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 60 }), fc.integer(), (participants, seed) => {
        const answers = answersOf('sham-factorial', participants, () => [0, 0, 1, 0, 0]);
        const { cells } = drawSample(answers, createRandom(seed));
        const sizes = cells.map(({ length }) => length);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(participants);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(new Set(cells.flat())).toEqual(new Set([3]));
      }),
    );
  });

  it('let each participant answer every cell within, where all can be read', () => {
    const answers = answersOf('sham-pairs', 9, () => [0, 1, 0, 0, 0]);
    const chances = answers.chances.map((items, place) => (place === 0 ? [items[0]!, null] : items));
    const { cells } = drawSample({ ...answers, chances }, createRandom(1));
    expect(cells.map(({ length }) => length)).toEqual([8, 8]);
  });

  it('are the same for the same seed, and others for another subject', () => {
    const answers = answersOf('sham-means', 40, () => [0.2, 0.2, 0.2, 0.2, 0.2]);
    const one = experimentResults(answers, options);
    expect(experimentResults(answers, options)).toEqual(one);
    expect(experimentResults(answers, { ...options, subject: 'another' })).not.toEqual(one);
  });
});

describe('an effect', () => {
  const toward = (cell: number): readonly number[] => (cell === 0 ? [0.1, 0.9] : [0.9, 0.1]);

  it('is found in the direction of the original alone', () => {
    const there = first('side-effect', 60, toward);
    expect(there.simulated).toMatchObject({ direction: 'same', found: true });
    expect(there.redrawn!.found).toBe(1);
    expect(there.simulated!.low!).toBeGreaterThan(0);
    const back = first('side-effect', 60, (cell) => toward(1 - cell));
    expect(back.simulated).toMatchObject({ direction: 'opposite', found: false });
    expect(back.redrawn).toMatchObject({ found: 0, opposite: 1 });
    expect(back.simulated!.d!).toBeLessThan(0);
  });

  it('counts the answers that each cell counts', () => {
    // Nobody on the high list is at its lowest range, nobody on the low list at its highest.
    const there = first('answer-ranges', 40, (cell) =>
      cell === 0 ? [0, 1, 0, 0, 0, 0] : [0, 1, 0, 0, 0, 0],
    );
    expect(there.cells.map(({ share }) => share)).toEqual([1, 0]);
    expect(there.simulated!.found).toBe(true);
  });

  it('has the same p and size by the short way and the long one', () => {
    for (const id of experiments.keys()) {
      const answers = answersOf(id, 50, (cell) => {
        const count = experiments.get(id)!.options.length;
        return Array.from({ length: count }, (_, place) => 1 + ((place + cell) % count));
      });
      const sample = drawSample(answers, createRandom(5));
      const ps = significances(answers.design, sample);
      for (const [place, hypothesis] of answers.design.hypotheses.entries()) {
        const { p, d } = simulatedEffect(answers.design, hypothesis, sample, {
          alpha: 0.05,
          confidence: 0.9,
        });
        expect(p).toBeCloseTo(ps[place]!, 12);
        const contrast = contrastOf(answers.design, sample, hypothesis.contrast);
        expect(effectSize(answers.design, hypothesis, sample, Math.sign(contrast))).toBeCloseTo(d!, 10);
      }
    }
  });

  it('says what it can of answers that do not vary, in the shape that findings have', () => {
    for (const id of experiments.keys()) {
      const count = experiments.get(id)!.options.length;
      const same = experimentResults(
        answersOf(id, 24, () => Array.from({ length: count }, (_, place) => (place === 0 ? 1 : 0))),
        options,
      );
      for (const result of same) {
        expect(() => hypothesisResultSchema.parse(result)).not.toThrow();
        if (result.test !== 'proportion' && id !== 'answer-ranges')
          expect(result.simulated!.found).toBe(false);
      }
    }
  });

  it('is told of as unknown where nobody could be read', () => {
    const answers = answersOf('side-effect', 10, toward);
    const none = experimentResults(
      { ...answers, chances: answers.chances.map((items) => items.map(() => null)) },
      options,
    )[0]!;
    expect(none).toMatchObject({ simulated: null, redrawn: null, power: null, equivalence: null });
  });

  it('is worked out of what is there so far, whoever is still to answer', () => {
    for (const answered of [0, 1, 2, 3, 4, 5, 7]) {
      const answers = answersOf('side-effect', 20, toward);
      const chances = answers.chances.map((items, place) =>
        items.map((own) => (place < answered ? own : null)),
      );
      const [result] = experimentResults({ ...answers, chances }, options);
      expect(() => hypothesisResultSchema.parse(result)).not.toThrow();
      expect(result!.redrawn === null || result!.redrawn.runs <= 40).toBe(true);
    }
  });

  it('is smaller than the small telescope where it is next to nothing among many', () => {
    const tiny = first('kiss-or-cash', 4000, () => [0.5, 0.5]);
    const { experiment: design } = experiments.get('kiss-or-cash')!;
    const basis = { design: design!, hypothesis: design!.hypotheses[0]!, options: 2, alpha: 0.05 };
    expect(tiny.equivalence!.smallest).toBeCloseTo(smallTelescope(basis, 40)!, 10);
    expect(tiny.equivalence!.outcome).toBe('smaller');
    const large = first('kiss-or-cash', 400, (cell) => (cell === 0 ? [0.05, 0.95] : [0.95, 0.05]));
    expect(large.equivalence!.outcome).toBe('larger');
  });

  it('of a factorial is one of its factors, or their interaction', () => {
    const crossed = experimentResults(
      answersOf('known-interaction', 80, (cell) =>
        cell === 0 || cell === 3 ? [0, 0, 0, 0.3, 0.7] : [0.7, 0.3, 0, 0, 0],
      ),
      options,
    );
    expect(crossed.map(({ kind, simulated }) => [kind, simulated!.found])).toEqual([['interaction', true]]);
    const main = experimentResults(
      answersOf('known-factorial', 80, (cell) => (cell < 2 ? [0, 0, 0, 0.3, 0.7] : [0.7, 0.3, 0, 0, 0])),
      options,
    );
    expect(main[0]!.simulated).toMatchObject({ found: true, statistic: 'F', degrees: [1, 76] });
    expect(main[0]!.simulated!.d!).toBeGreaterThan(1);
    expect(main[1]!.redrawn!.found + main[1]!.redrawn!.opposite).toBeLessThan(0.2);
  });
});

describe('all experiments together', () => {
  const published = [...experiments.keys()].filter((id) => !/^(sham|known)-/.test(id));
  const human = published.flatMap((id) =>
    experimentResults(
      answersOf(id, 200, (cell) => {
        const count = experiments.get(id)!.options.length;
        const weight = cell === 0 ? 3 : 1;
        return Array.from({ length: count }, (_, place) => 1 + weight * place);
      }),
      options,
    ),
  );

  it('give rates, a correlation and a curve', () => {
    const across = acrossExperiments(human, { alpha: 0.05, confidence: 0.95 });
    expect(across.rate!.of).toBe(human.length);
    // Main effects and interactions are counted apart.
    const crossed = human.filter(({ kind }) => kind === 'interaction');
    expect(crossed.length).toBeGreaterThanOrEqual(4);
    expect(across.interactions!.of).toBe(crossed.length);
    expect(across.mainEffects!.of).toBe(human.length - crossed.length);
    expect(across.mainEffects!.found + across.interactions!.found).toBe(across.rate!.found);
    expect(across.correlation!.n).toBeGreaterThanOrEqual(12);
    // Of those that people did not show again, and those that they did.
    expect(across.falsePositives!.of).toBe(human.filter(({ later }) => later === 'not-replicated').length);
    expect(across.falseNegatives!.of).toBe(human.filter(({ later }) => later === 'replicated').length);
    if (across.curve !== null) {
      for (const { share, low, high } of across.curve.points) {
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
      }
    }
  });

  it('have no curve where all fare alike, and none for too few', () => {
    const all = human.map((entry) => ({ ...entry, simulated: { ...entry.simulated!, found: true } }));
    expect(acrossExperiments(all, { alpha: 0.05, confidence: 0.95 }).curve).toBeNull();
    expect(acrossExperiments(human.slice(0, 3), { alpha: 0.05, confidence: 0.95 }).curve).toBeNull();
    expect(acrossExperiments([], { alpha: 0.05, confidence: 0.95 })).toMatchObject({
      rate: null,
      correlation: null,
      curve: null,
      shams: null,
      known: null,
    });
    expect(evidenceOf(0)).toBe(10);
    expect(evidenceOf(0.01)).toBeCloseTo(2, 12);
  });

  it('have a curve that rises where strong originals alone are found', () => {
    const strong = human.map((entry) => ({
      ...entry,
      simulated: { ...entry.simulated!, found: entry.original!.p < 0.001 },
    }));
    const { curve } = acrossExperiments(strong, { alpha: 0.05, confidence: 0.95 });
    expect(curve!.slope.low).toBeGreaterThan(0);
    expect(curve!.points.at(-1)!.share).toBeGreaterThan(curve!.points[0]!.share);
  });
});

describe('the verdict', () => {
  const coverage = { answered: 10, expected: 10, share: 1 };
  const of = (found: number, all: number) => ({
    found,
    of: all,
    share: { estimate: found / all, low: found / all, high: found / all },
  });
  const evidence = { coverage, answered: 1, leastAnswered: 0.95, known: null };

  it('goes by the share found', () => {
    expect(replicationVerdict({ ...evidence, rate: of(8, 10) }).label).toBe('reproduces');
    expect(replicationVerdict({ ...evidence, rate: of(5, 10) }).label).toBe('partly');
    expect(replicationVerdict({ ...evidence, rate: of(2, 10) }).label).toBe('does-not-reproduce');
    const { sentence } = replicationVerdict({
      ...evidence,
      rate: { found: 8, of: 10, share: { estimate: 0.8, low: 0.5, high: 0.94 } },
    });
    expect(sentence).toContain('reaches into "partly"');
  });

  it('is none without answers', () => {
    expect(replicationVerdict({ ...evidence, rate: null }).label).toBe('not-measurable');
    expect(replicationVerdict({ ...evidence, answered: 0.5, rate: of(8, 10) }).label).toBe('not-measurable');
    const nothing = { answered: 0, expected: 10, share: 0 };
    expect(replicationVerdict({ ...evidence, coverage: nothing, rate: null }).sentence).toContain('Nothing');
  });

  it('is that of known effects where nothing published was asked', () => {
    const known = { hypotheses: 2, runs: 400, share: 0.95 };
    expect(replicationVerdict({ ...evidence, rate: null, known }).label).toBe('reproduces');
  });
});
