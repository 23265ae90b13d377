import { describe, expect, it } from 'vitest';
import {
  differenceAxis,
  distanceAxis,
  ratioAxis,
  shareAxis,
} from '../../../../../src/renderer/screens/results/population/model/population-axes.js';
import { populationTables } from '../../../../../src/renderer/screens/results/population/model/detail-tables.js';
import {
  fileWords,
  peopleName,
  peopleOnScale,
  populationView,
  scaleName,
} from '../../../../../src/renderer/screens/results/population/model/population-view.js';
import {
  formatRatio,
  readableSpread,
  saidOfPopulation,
  verdictName,
} from '../../../../../src/renderer/screens/results/population/model/verdict-words.js';
import type { StudyResultsOf, SubjectResultsOf } from '../../../../../src/shared/contract/results.js';
import { syntheticPopulation } from './synthetic-population.js';

const view = syntheticPopulation();
const entryOf = (result: typeof view.result | null): SubjectResultsOf<'population'> =>
  ({
    subject: view.subject,
    state: result === null ? 'empty' : 'ready',
    analysed: 1234,
    findings: result === null ? null : { kind: 'population', result },
    error: null,
  }) as unknown as SubjectResultsOf<'population'>;

describe('what is said of simulated people', () => {
  it('is the verdict without its name, who they are, and what to know of the people', () => {
    const said = saidOfPopulation(entryOf(view.result));
    expect(said.label).toBe('Narrowed');
    expect(said.sentence).toMatch(/^Simulated people differ less than people do: variance 0\.25/);
    expect(said.facts).toContain('30 simulated people');
    expect(said.caveats).toContainEqual(
      expect.objectContaining({ name: 'Synthetic people', tone: 'warning' }),
    );
    expect(readableSpread(entryOf(view.result))?.estimate).toBeCloseTo(0.25, 6);
  });

  it('gives no figure of a subject that fails the gate, nor of one without findings', () => {
    const failed = syntheticPopulation('agreeing', 'agreeing').result;
    expect(verdictName(entryOf(failed))).toBe('Not measurable');
    expect(saidOfPopulation(entryOf(failed)).tone).toBe('problem');
    expect(readableSpread(entryOf(failed))).toBeNull();
    expect(readableSpread(entryOf(null))).toBeNull();
    expect(populationView(entryOf(null), {} as StudyResultsOf<'population'>, view.detail)).toBeNull();
  });

  it('tells a small variance from none', () => {
    expect([0, 0.0001, 0.004, 0.25].map(formatRatio)).toEqual(['0.000', 'under 0.001', '0.004', '0.25']);
  });
});

describe('the view of a population', () => {
  it('names scales, files and people, and opens everybody’s responses on a scale', () => {
    expect(scaleName(view, 'EI')).toBe('EI');
    expect(scaleName(view, 'none')).toBe('none');
    expect(fileWords(view, 'tails')).toEqual(['people', 'half', 'tails']);
    expect(peopleName(view)).toBe('synthetic people');
    const { filter, title } = peopleOnScale(view, 'axes', 'EI');
    expect(title).toBe('half, EI, everybody');
    expect(filter).toMatchObject({ subject: 'sha-half', instrument: 'axes', scale: 'EI' });
    expect(filter.conditions).toHaveLength(30);
  });

  it('has every figure in tables whose rows fit their columns', () => {
    const tables = populationTables(view);
    expect(tables.map(({ id }) => id)).toEqual([
      'scales',
      'tails',
      'structure',
      'pairs',
      'gaps',
      'match',
      'people',
    ]);
    for (const { id, table } of tables) {
      const { columns, rows } = table();
      expect(new Set(columns.map((column) => column.id)).size, id).toBe(columns.length);
      for (const row of rows) expect(row, id).toHaveLength(columns.length);
    }
    expect(tables.find(({ id }) => id === 'people')?.table().rows).toHaveLength(30);
  });
});

describe('the axes', () => {
  const figure = { estimate: 0.5, low: 0.2, high: 0.9 };
  it('hold what they show, with ticks within their ends', () => {
    for (const { domain, ticks, zones } of [
      ratioAxis([figure, { estimate: 9, low: 5, high: 20 }]),
      ratioAxis([]),
      distanceAxis([figure], 0.25),
      differenceAxis([{ estimate: -0.4, low: -0.9, high: 0.1 }]),
      differenceAxis([]),
      shareAxis([figure]),
      shareAxis([]),
    ]) {
      expect(domain[0]).toBeLessThan(domain[1]);
      expect(ticks.length).toBeGreaterThan(1);
      for (const tick of ticks) {
        expect(tick).toBeGreaterThanOrEqual(domain[0]);
        expect(tick).toBeLessThanOrEqual(domain[1]);
      }
      for (const { from, to } of zones) expect(from).toBeLessThanOrEqual(to);
    }
    expect(differenceAxis([figure]).ticks).toContain(0);
  });
});
