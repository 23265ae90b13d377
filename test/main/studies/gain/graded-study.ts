import { analyseGain } from '../../../../src/main/studies/gain/analyse.js';
import type { StudySnapshot } from '../../../../src/main/store/store.js';
import type { Condition } from '../../../../src/shared/domain/condition.js';
import type { GainResult } from '../../../../src/shared/domain/gain/result.js';
import {
  accumulate,
  binomial,
  moving,
  study,
  type StudyOptions,
  type Subject,
} from '../answers/synthetic.js';

export const SCALES = ['EI', 'SN', 'TF', 'JP'] as const;
export const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

type Targets = Record<string, Record<string, number>>;

/** Personas that ask for one scale at one level each. */
export function single(scales: readonly string[] = SCALES, levels: readonly number[] = LEVELS): Targets {
  return Object.fromEntries(
    scales.flatMap((scale) =>
      levels.map((level) => [`graded-${scale}-${level}`, { [scale]: (level - 1) / 8 }]),
    ),
  );
}

/** Personas that ask for every combination of levels on the scales. */
export function profiles(levels: readonly number[] = [1, 9]): Targets {
  let made: Record<string, number>[] = [{}];
  for (const scale of SCALES) {
    made = made.flatMap((own) => levels.map((level) => ({ ...own, [scale]: (level - 1) / 8 })));
  }
  return Object.fromEntries(made.map((own, place) => [`profile-${place}`, own]));
}

/** A study of conditions with these targets; with `antiTargets`, one beside every persona that has a pole. */
export function gradedStudy(
  targets: Targets,
  options: StudyOptions & { readonly antiTargets?: boolean } = {},
): StudySnapshot {
  const snapshot = study({ personas: Object.keys(targets), targets, ...options });
  if (options.antiTargets !== true) return snapshot;
  const anti = snapshot.conditions.flatMap(({ id, persona }): Condition[] => {
    if (persona === undefined) return [];
    if (Object.values(targets[persona] ?? {}).every((share) => share === 0.5)) return [];
    return [
      {
        id: `anti-target:${persona}:described`,
        kind: 'anti-target',
        antiOf: persona,
        lengthOf: id,
        wording: 'described',
        system: `anti ${persona}`,
      },
    ];
  });
  const conditions = [...snapshot.conditions, ...anti];
  const cells = snapshot.expectedPerSubject / snapshot.conditions.length;
  return { ...snapshot, conditions, expectedPerSubject: cells * conditions.length };
}

/** A subject that moves the share `adopted` toward what is asked, and toward the opposite of what anti-targets are made of. */
export function following(snapshot: StudySnapshot, adopted: number): Subject {
  const plain = moving(adopted);
  return (asked) => {
    const { antiOf } = asked.condition;
    const share = antiOf === undefined ? undefined : snapshot.targets[antiOf]?.['axes']?.[asked.scale];
    return plain(share === undefined ? asked : { ...asked, requested: 5 - 4 * share });
  };
}

/** A subject that gives exactly this mean keyed score. */
export function scoring(score: (asked: Parameters<Subject>[0]) => number): Subject {
  return (asked) => {
    const keyed = score(asked);
    return binomial(asked.sign === 1 ? keyed : 6 - keyed);
  };
}

export function analyse(snapshot: StudySnapshot, subject: Subject, share = 1): GainResult {
  const { seed } = snapshot.design;
  return analyseGain(accumulate(snapshot, subject, share), snapshot, { seed, subject: 'subject' });
}

/** What was found of one scale. */
export function doseOf(result: GainResult, scale: string): GainResult['doses'][number] {
  const dose = result.doses.find((own) => own.scale === scale);
  if (dose === undefined) throw new Error(`no dose-response of ${scale}`);
  return dose;
}
