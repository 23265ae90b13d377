import { describe, expect, it } from 'vitest';
import { validateExperiment } from '../../../../src/main/instruments/experiments/validate.js';
import type { Experiment } from '../../../../src/shared/domain/replication/experiment.js';
import { loadCatalogue } from '../../../../src/main/library/catalogue.js';
import { resourcesFolder } from '../../../../src/main/library/resources-folder.js';

const { documents } = await loadCatalogue({ resources: resourcesFolder(), extra: [] });
const shipped = (id: string): Experiment => {
  const found = documents.find((document) => document.kind === 'experiments' && document.id === id);
  if (found?.kind !== 'experiments') throw new Error(`no experiment ${id}`);
  return structuredClone(found.content);
};

/** What is said of an experiment after a change. */
function said(id: string, change: (experiment: Experiment) => void): string {
  const experiment = shipped(id);
  change(experiment);
  try {
    validateExperiment(experiment, 'mine.json');
  } catch (thrown) {
    return (thrown as Error).message;
  }
  return 'in order';
}

describe('an experiment file', () => {
  it('is taken as it ships', () => {
    expect(said('side-effect', () => undefined)).toBe('in order');
  });

  it.each<[string, string, (experiment: Experiment) => void, string]>([
    [
      'a cell twice',
      'side-effect',
      ({ cells }) => (cells[1]!.levels = cells[0]!.levels),
      'combination of an earlier cell',
    ],
    ['a cell too few', 'sham-factorial', ({ cells }) => cells.pop(), 'make 4 combinations'],
    [
      'a level that is not there',
      'side-effect',
      ({ cells }) => (cells[0]!.levels = { effect: 'none' }),
      'must name a level of the factor "effect"',
    ],
    [
      'a factor that is not there',
      'side-effect',
      ({ cells }) => (cells[0]!.levels = { effect: 'harm', other: 'x' }),
      'is no factor',
    ],
    [
      'a contrast that is none',
      'side-effect',
      ({ hypotheses }) => (hypotheses[0]!.contrast = { harm: 1, help: 1 }),
      'sum to 0',
    ],
    [
      'a contrast of another cell',
      'side-effect',
      ({ hypotheses }) => (hypotheses[0]!.contrast = { harm: 1, other: -1 }),
      'contrast.other: is no cell',
    ],
    [
      'a hypothesis without truth or figures',
      'side-effect',
      ({ hypotheses }) => delete hypotheses[0]!.published,
      'either "published" or "truth"',
    ],
    [
      'shares without the choice',
      'side-effect',
      (experiment) => delete experiment.counted,
      '"proportions" needs "counted"',
    ],
    [
      'means with a choice',
      'sham-means',
      (experiment) => (experiment.counted = [1]),
      '"student" has no "counted"',
    ],
    [
      'an option that is not there',
      'side-effect',
      (experiment) => (experiment.counted = [7]),
      'no option has the score 7',
    ],
    [
      'pairs between participants',
      'sham-pairs',
      ({ factors }) => (factors[0]!.within = false),
      '"paired" takes it within',
    ],
    [
      'groups within participants',
      'sham-means',
      ({ factors }) => (factors[0]!.within = true),
      'only "paired"',
    ],
    [
      'chance without a single share',
      'side-effect',
      (experiment) => (experiment.chance = 0.5),
      '"proportions" has no "chance"',
    ],
    [
      'an interaction of means',
      'sham-means',
      ({ hypotheses }) => (hypotheses[0]!.kind = 'interaction'),
      'only "anova" tests interactions',
    ],
    [
      'too few options of its own',
      'outbreak-framing',
      ({ cells }) => cells[0]!.options!.pop(),
      'holds 1 texts',
    ],
    ['scores in uneven steps', 'sham-means', ({ options }) => (options[4]!.score = 9), 'even steps'],
    [
      'a text in one language alone',
      'side-effect',
      ({ cells }) => (cells[0]!.text = { de: 'Nein' }),
      'no text in language "de"',
    ],
    [
      'a statement with options of its own',
      'sham-means',
      ({ cells, options }) => (cells[0]!.options = options.map(({ text }) => text)),
      'no options of its own',
    ],
    [
      'a check of a cell’s name',
      'side-effect',
      ({ checks }) => (checks[0]!.id = 'harm'),
      '"harm" is used twice',
    ],
  ])('is refused with %s', (_, id, change, message) => {
    const words = said(id, change);
    expect(words).toMatch(/^mine\.json is not a valid experiment: /);
    expect(words).toContain(message);
  });
});
