import { experimentSchema, type Experiment } from '../../../shared/domain/replication/experiment.js';
import { repeatedIdentifiers, validateAgainst, type Problem } from '../problems.js';
import { testProblems } from './test-problems.js';

/**
 * Checks an experiment beyond its schema: identifiers are unique; cells cross all levels of the factors, each combination
 * once; options ascend evenly; contrasts name the cells and sum to 0; hypotheses name factors; the test fits the design; and
 * every text exists in every language that one has. `source` names the file in messages. Throws `INVALID_EXPERIMENT` naming
 * the places.
 */
export function validateExperiment(raw: unknown, source: string): Experiment {
  return validateAgainst(raw, experimentSchema, experimentProblems, {
    code: 'INVALID_EXPERIMENT',
    what: 'experiment',
    source,
  });
}

function experimentProblems(experiment: Experiment): Problem[] {
  const { factors, cells, checks, hypotheses } = experiment;
  return [
    ...repeatedIdentifiers(factors, ['factors']),
    ...factors.flatMap(({ levels }, index) => repeatedIdentifiers(levels, ['factors', index, 'levels'])),
    ...repeatedIdentifiers(cells, ['cells']),
    ...repeatedIdentifiers(hypotheses, ['hypotheses']),
    ...checkNames(experiment),
    ...checks.flatMap(({ passing }, index) =>
      scoreProblems(experiment, passing, ['checks', index, 'passing']),
    ),
    ...scoreProblems(experiment, experiment.counted ?? [], ['counted']),
    ...experiment.cells.flatMap(({ counted = [] }, index) =>
      scoreProblems(experiment, counted, ['cells', index, 'counted']),
    ),
    ...frameProblems(experiment),
    ...optionProblems(experiment),
    ...cellProblems(experiment),
    ...hypothesisProblems(experiment),
    ...testProblems(experiment),
    ...languageProblems(experiment),
  ];
}

function checkNames({ cells, checks }: Experiment): Problem[] {
  const names = [...cells, ...checks];
  return repeatedIdentifiers(names, ['checks']).flatMap(({ path, message }) => {
    const index = Number(path[1]) - cells.length;
    return index < 0 ? [] : [{ path: ['checks', index, 'id'], message }];
  });
}

function scoreProblems(
  { options }: Experiment,
  scores: readonly number[],
  path: readonly PropertyKey[],
): Problem[] {
  return scores.flatMap((score, index) =>
    options.some((option) => option.score === score)
      ? []
      : [{ path: [...path, index], message: `no option has the score ${score}` }],
  );
}

function optionProblems({ options, cells, checks }: Experiment): Problem[] {
  const step = (options[1]?.score ?? 0) - (options[0]?.score ?? 0);
  const ascending = options.slice(1).flatMap((option, place): Problem[] => {
    const rise = option.score - (options[place]?.score ?? NaN);
    return rise > 0 && rise === step
      ? []
      : [{ path: ['options', place + 1, 'score'], message: 'options must ascend by score in even steps' }];
  });
  const own = (list: string, entries: readonly { readonly options?: readonly unknown[] }[]): Problem[] =>
    entries.flatMap((entry, index) =>
      entry.options === undefined || entry.options.length === options.length
        ? []
        : [
            {
              path: [list, index, 'options'],
              message: `holds ${entry.options.length} texts, and there are ${options.length} options`,
            },
          ],
    );
  return [...ascending, ...own('cells', cells), ...own('checks', checks)];
}

/** A statement is rated on the experiment's own options. */
function frameProblems({ frame, cells, checks }: Experiment): Problem[] {
  if (frame === 'question') return [];
  return [
    ...cells.flatMap((cell, index) =>
      cell.options === undefined
        ? []
        : [{ path: ['cells', index, 'options'], message: 'a statement has no options of its own' }],
    ),
    ...checks.map((_, index) => ({ path: ['checks', index], message: 'a statement has no checks' })),
  ];
}

function cellProblems({ factors, cells }: Experiment): Problem[] {
  const seen = new Set<string>();
  const problems = cells.flatMap((cell, index): Problem[] => {
    const path = ['cells', index, 'levels'];
    const unknown = Object.keys(cell.levels).filter((id) => !factors.some((factor) => factor.id === id));
    if (unknown.length > 0) return [{ path: [...path, unknown[0] ?? ''], message: 'is no factor' }];
    const wrong = factors.find(({ id, levels }) => !levels.some((level) => level.id === cell.levels[id]));
    if (wrong !== undefined) return [{ path, message: `must name a level of the factor "${wrong.id}"` }];
    const key = factors.map(({ id }) => cell.levels[id]).join('|');
    if (seen.has(key)) return [{ path, message: 'is the combination of an earlier cell' }];
    seen.add(key);
    return [];
  });
  const wanted = factors.reduce((product, { levels }) => product * levels.length, 1);
  if (problems.length > 0 || cells.length === wanted) return problems;
  return [
    {
      path: ['cells'],
      message: `there are ${cells.length}, and the factors' levels make ${wanted} combinations`,
    },
  ];
}

function hypothesisProblems({ factors, cells, hypotheses }: Experiment): Problem[] {
  return hypotheses.flatMap((hypothesis, index): Problem[] => {
    const path = ['hypotheses', index];
    const problems: Problem[] = hypothesis.factors.flatMap((id, place) =>
      factors.some((factor) => factor.id === id)
        ? []
        : [{ path: [...path, 'factors', place], message: `there is no factor "${id}"` }],
    );
    if ((hypothesis.kind === 'main') !== (hypothesis.factors.length === 1)) {
      problems.push({
        path: [...path, 'factors'],
        message: 'a main effect has one factor, an interaction has several',
      });
    }
    for (const id of Object.keys(hypothesis.contrast)) {
      if (cells.some((cell) => cell.id === id)) continue;
      problems.push({ path: [...path, 'contrast', id], message: 'is no cell' });
    }
    const weights = Object.values(hypothesis.contrast);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    if (weights.every((weight) => weight === 0) || (cells.length > 1 && Math.abs(total) > 1e-9)) {
      problems.push({
        path: [...path, 'contrast'],
        message: 'must hold weights that sum to 0 and are not all 0',
      });
    }
    if ((hypothesis.published === undefined) === (hypothesis.truth === undefined)) {
      problems.push({ path, message: 'must hold either "published" or "truth"' });
    }
    for (const id of Object.keys(hypothesis.published?.counts ?? {})) {
      if (cells.some((cell) => cell.id === id)) continue;
      problems.push({ path: [...path, 'published', 'counts', id], message: 'is no cell' });
    }
    return problems;
  });
}

function languageProblems({ options, cells, checks }: Experiment): Problem[] {
  const texts = [
    ...options.map(({ text }, index) => ({ text, path: ['options', index, 'text'] })),
    ...cells.flatMap((cell, index) => [
      { text: cell.text, path: ['cells', index, 'text'] },
      ...(cell.options ?? []).map((text, place) => ({ text, path: ['cells', index, 'options', place] })),
    ]),
    ...checks.flatMap((check, index) => [
      { text: check.text, path: ['checks', index, 'text'] },
      ...check.options.map((text, place) => ({ text, path: ['checks', index, 'options', place] })),
    ]),
  ];
  const languages = [...new Set(texts.flatMap(({ text }) => Object.keys(text)))];
  return texts.flatMap(({ text, path }) =>
    languages
      .filter((language) => !(language in text))
      .map((language) => ({ path, message: `has no text in language "${language}"` })),
  );
}
