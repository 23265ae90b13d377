import { createRandom, hashSeed } from '../../../../src/main/analysis/random.js';
import { normalDraw } from '../../../../src/main/analysis/population-columns.js';
import { analysePopulation } from '../../../../src/main/studies/population/analyse.js';
import { rowPersonId } from '../../../../src/main/studies/population/row-people.js';
import type { StudySnapshot } from '../../../../src/main/store/store.js';
import type { PopulationResult } from '../../../../src/shared/domain/population/result.js';
import type { HumanReference } from '../../../../src/shared/domain/population/reference.js';
import { populationSettingsSchema } from '../../../../src/shared/domain/population/settings.js';
import { accumulate, study, type Subject } from '../answers/synthetic.js';

export const SCALES = ['EI', 'SN', 'TF', 'JP'] as const;

/** So many made-up people's scores on the four axes, around 3 with a standard deviation of .6, within the response scale. */
export function scoresOfPeople(size: number, seed = 1, spread = 0.6): number[][] {
  const random = createRandom(hashSeed(seed, 'people'));
  return Array.from({ length: size }, () =>
    SCALES.map(() => Math.min(4.9, Math.max(1.1, 3 + spread * normalDraw(random)))),
  );
}

/** A table of people on the synthetic instrument, with halves as subgroups. */
export function peopleReference(size = 60, changes: Record<string, unknown> = {}): HumanReference {
  const rows = scoresOfPeople(size);
  return populationSettingsSchema.shape.reference.parse({
    from: 'answers',
    instrument: 'axes',
    name: 'Made up',
    source: 'For tests.',
    synthetic: true,
    sha256: '0'.repeat(64),
    columns: [...SCALES],
    rows,
    groups: { half: rows.map((_, row) => (row % 2 === 0 ? 'first' : 'second')) },
    ...changes,
  });
}

/** A population study of people made of the rows of a reference, or of personas with these scores. */
export function peopleStudy(
  reference: HumanReference,
  {
    people,
    settings = {},
    ...options
  }: {
    people?: readonly (readonly number[])[];
    settings?: object;
    itemsPerAxis?: number;
    runs?: number;
  } = {},
): StudySnapshot {
  const scores = people ?? (reference.from === 'answers' ? (reference.rows as number[][]) : []);
  const personas = scores.map((_, row) => rowPersonId(row));
  const snapshot = study({
    personas,
    targets: Object.fromEntries(
      scores.map((own, row) => [
        rowPersonId(row),
        Object.fromEntries(SCALES.map((scale, at) => [scale, ((own[at] ?? 3) - 1) / 4])),
      ]),
    ),
    templates: ['one'],
    itemsPerAxis: 4,
    ...options,
  });
  const groups = reference.from === 'answers' ? (reference.groups ?? {}) : {};
  return {
    ...snapshot,
    design: {
      ...snapshot.design,
      kind: 'population',
      population: populationSettingsSchema.parse({ reference, subgroups: Object.keys(groups), ...settings }),
    },
    people: Object.fromEntries(
      personas.map((id, row) => [
        id,
        Object.fromEntries(Object.entries(groups).map(([name, values]) => [name, values[row] ?? ''])),
      ]),
    ),
  };
}

export function analyse(snapshot: StudySnapshot, subject: Subject, share = 1): PopulationResult {
  return analysePopulation(accumulate(snapshot, subject, share), snapshot, {
    seed: snapshot.design.seed,
    subject: 'subject',
  });
}
