import { beforeAll, describe, expect, it } from 'vitest';
import { analyseInstability } from '../../../../src/main/studies/instability/analyse.js';
import { goldPlaces, goldTally } from '../../../../src/main/studies/instability/gold-answers.js';
import { labellingFromCsv } from '../../../../src/main/studies/instability/labelling-csv.js';
import type { StudySnapshot } from '../../../../src/main/store/store.js';
import type { InstabilityResult } from '../../../../src/shared/domain/instability/result.js';
import { instabilityResultSchema } from '../../../../src/shared/domain/instability/result.js';
import { labellingTaskSchema } from '../../../../src/shared/domain/instability/labelling-task.js';
import { accumulate, accumulateSampled, study, type Subject } from '../answers/synthetic.js';

const task = labellingTaskSchema.parse({
  schemaVersion: 1,
  name: 'Tone',
  question: 'How does it sound?',
  labels: ['Cold', 'Mild', 'Warm'],
  scale: 'Warmth',
  licence: 'CC0-1.0',
  citation: 'Ada (2026).',
});
const GOLD = [1, 2, 3, 1, 2, 3, 1, 1];
const table = ['text,gold', ...GOLD.map((gold, place) => `Text ${place},${gold}`), 'Nobody labelled this,'];
const { instrument } = labellingFromCsv(table.join('\n'), 'tone', task);

const snapshotOf = (runs?: number): StudySnapshot => {
  const snapshot = study({
    instrument: instrument!,
    personas: ['expert', 'novice', 'guesser'],
    targets: { expert: {}, novice: {}, guesser: {} },
    templates: ['one', 'two'],
    placebos: [],
    neutrals: [],
    ...(runs === undefined ? {} : { runs }),
    analysis: { bootstrap: 200 },
  });
  return { ...snapshot, targets: {}, types: {}, design: { ...snapshot.design, kind: 'instability' } };
};

const goldOf = (item: string): number | undefined => GOLD[Number(item.slice(1)) - 1];

/** The expert is right in 9 of 10 answers, the novice in 6, the guesser in a third, and nobody's text lies in the middle. */
const labeller: Subject = ({ condition, item }) => {
  const right = { expert: 0.9, novice: 0.6, guesser: 1 / 3 }[condition.persona ?? 'novice'] ?? 0.6;
  const gold = goldOf(item);
  return [1, 2, 3].map((label) =>
    gold === undefined ? (label === 2 ? 1 : 0) : label === gold ? right : (1 - right) / 2,
  );
};

const analysed = (subject: Subject): InstabilityResult => {
  const snapshot = snapshotOf();
  return analyseInstability(accumulate(snapshot, subject), snapshot, { seed: 5, subject: 'one' });
};

describe('labels that people gave', () => {
  let result: InstabilityResult;
  beforeAll(() => {
    result = analysed(labeller);
  });

  it('are agreed with as often as each persona answers them, beyond chance, and beside no persona', () => {
    const [gold] = result.gold;
    expect(gold).toMatchObject({ instrument: 'tone', texts: 8, commonest: 0.5, labels: task.labels });
    expect(gold!.personas.map(({ label }) => label)).toEqual(['expert', 'novice', 'guesser']);
    const [expert, novice, guesser] = gold!.personas;
    expect(expert!.accuracy.estimate).toBeCloseTo(0.9, 10);
    expect(guesser!.accuracy.estimate).toBeCloseTo(1 / 3, 10);
    expect(guesser!.kappa!.estimate).toBeCloseTo(0, 10);
    // Half of the texts are cold: (1 - .1 Σ|..|) is worked out from the expected table of the expert's answers.
    const given = [0.5 * 0.9 + 0.5 * 0.05, 0.25 * 0.9 + 0.75 * 0.05, 0.25 * 0.9 + 0.75 * 0.05];
    const chance = 0.5 * given[0]! + 0.25 * given[1]! + 0.25 * given[2]!;
    expect(expert!.kappa!.estimate).toBeCloseTo((0.9 - chance) / (1 - chance), 10);
    expect(gold!.bare!.accuracy.estimate).toBeCloseTo(0.6, 10);
    expect(novice!.difference!.estimate).toBeCloseTo(0, 10);
    expect(expert!.difference!.estimate).toBeCloseTo(0.3, 10);
    expect(gold!.mean!.estimate).toBeCloseTo((0.9 + 0.6 + 1 / 3) / 3, 10);
    for (const { accuracy } of gold!.personas) {
      expect(accuracy.low).toBeLessThanOrEqual(accuracy.estimate);
      expect(accuracy.high).toBeGreaterThanOrEqual(accuracy.estimate);
    }
  });

  it('tell persona from noise in what is right', () => {
    const { noise, test } = result.gold[0]!;
    const component = (...sources: string[]) =>
      noise!.components.find((own) => own.sources.join() === sources.join())!.estimate;
    const shares = [0.9, 0.6, 1 / 3];
    const run = shares.reduce((sum, p) => sum + p * (1 - p), 0) / 3;
    const centre = shares.reduce((sum, p) => sum + p, 0) / 3;
    const persona = shares.reduce((sum, p) => sum + (p - centre) ** 2, 0) / 2;
    expect(component('persona')).toBeCloseTo(persona, 10);
    expect(component('run')).toBeCloseTo(run, 10);
    expect(noise!.icc1.estimate).toBeCloseTo(persona / (persona + run / 8), 10);
    expect(test!.unit).toBe('blocks');
  });

  it('are told text by text, and texts without them left out', () => {
    const { byText } = result.gold[0]!;
    expect(byText).toHaveLength(8);
    expect(byText[0]).toMatchObject({ item: 't01', label: 'Cold', gold: 1 });
    expect(byText[0]!.accuracy).toBeCloseTo((0.9 + 0.6 + 1 / 3) / 3, 10);
  });

  it('are agreed with wholly, with an interval that is none the less wide', () => {
    const { personas, noise } = analysed(({ item }) =>
      [1, 2, 3].map((label) => (label === (goldOf(item) ?? 2) ? 1 : 0)),
    ).gold[0]!;
    expect(personas[0]!.accuracy).toMatchObject({ estimate: 1, high: 1 });
    expect(personas[0]!.accuracy.low).toBeGreaterThan(0.6);
    expect(personas[0]!.accuracy.low).toBeLessThan(0.8);
    expect(personas[0]!.kappa!.estimate).toBe(1);
    expect(noise).toBeNull();
  });

  it('come with what personas explain of single answers', () => {
    const [own] = result.explained;
    expect(own).toMatchObject({ instrument: 'tone', texts: 9, personas: 3 });
    expect(own!.marginal.estimate).toBeGreaterThanOrEqual(0);
    expect(own!.conditional).toBeGreaterThan(own!.marginal.estimate + 0.1);
    expect(instabilityResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
  });

  it('are none of an instrument that nobody labelled, and of findings stored before', () => {
    const snapshot = study({ itemsPerAxis: 2, templates: ['one'], analysis: { bootstrap: 100 } });
    const plain = analyseInstability(
      accumulate(snapshot, () => [0.2, 0.2, 0.2, 0.2, 0.2]),
      snapshot,
      { seed: 1, subject: 'one' },
    );
    expect(plain.gold).toEqual([]);
    const { gold, explained, ...before } = result;
    expect(instabilityResultSchema.parse(before)).toMatchObject({ gold: [], explained: [] });
    expect([gold, explained].every(({ length }) => length === 1)).toBe(true);
  });
});

describe('answers as right and wrong', () => {
  it('hold as many answers as were given to the labelled texts', () => {
    const snapshot = snapshotOf(3);
    const [tally] = accumulateSampled(snapshot, labeller).tallies;
    const recoded = goldTally(tally!)!;
    expect(goldPlaces(instrument!)).toHaveLength(8);
    expect(recoded.instrument.items.map(({ id }) => id)).not.toContain('t09');
    expect(recoded.mass.reduce((sum, count) => sum + count, 0)).toBe((snapshot.expectedPerSubject * 8) / 9);
    expect(
      goldTally({ ...tally!, instrument: { ...instrument!, items: instrument!.items.slice(8) } }),
    ).toBeNull();
  });
});
