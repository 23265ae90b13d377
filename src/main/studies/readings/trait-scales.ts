import { TRAITS, type Trait } from '../../../shared/domain/persona-source.js';
import type { TraitView } from '../../../shared/domain/readings/result.js';
import { traitOf } from '../../personas/sources/trait-targets.js';
import type { StudySnapshot } from '../../store/store.js';
import type { ScaleKey } from '../answers/answer-table.js';

/** A scale by the trait that it measures; `upwards` where its high pole is the trait's. */
export interface TraitScale {
  readonly trait: Trait;
  readonly upwards: boolean;
  readonly key: ScaleKey;
}

/** The scales of an instrument that measure traits, one for each trait: the first that does. */
export function traitScales(scales: readonly ScaleKey[]): TraitScale[] {
  const found = new Map<Trait, TraitScale>();
  for (const key of scales) {
    const measured = traitOf(key.scale);
    if (measured === null || found.has(measured.trait)) continue;
    found.set(measured.trait, { ...measured, key });
  }
  return TRAITS.flatMap((trait) => found.get(trait) ?? []);
}

/** The traits that the instruments of a study measure, with the names of the first scale that runs the trait's own way. */
export function traitViews(instruments: StudySnapshot['instruments']): TraitView[] {
  const scales = instruments.flatMap((instrument) =>
    instrument.scales.flatMap((scale) => {
      const measured = traitOf(scale);
      return measured === null ? [] : [{ ...measured, scale }];
    }),
  );
  return TRAITS.flatMap((trait) => {
    const own = scales.filter((candidate) => candidate.trait === trait);
    const best = own.find(({ scale }) => scale.kind === 'domain') ?? own[0];
    if (best === undefined) return [];
    const { scale, upwards } = best;
    const [low, high] = upwards ? [scale.low, scale.high] : [scale.high, scale.low];
    return [{ id: trait, name: scale.name, low: low.name, high: high.name }];
  });
}

/**
 * The study with the requests of its personas on every instrument that measures the same traits: a persona whose file names
 * a questionnaire alone asks the same of the scenarios. What a persona names itself stays as it is. Where several instruments
 * give a trait's level, the first of the study counts.
 */
export function withTraitTargets(snapshot: StudySnapshot): StudySnapshot {
  const targets = Object.fromEntries(
    Object.entries(snapshot.targets).map(([persona, own]) => [persona, completed(own, snapshot)]),
  );
  return { ...snapshot, targets };
}

type Targets = StudySnapshot['targets'][string];

function completed(own: Targets, { instruments }: StudySnapshot): Targets {
  const shares = new Map<Trait, number>();
  for (const instrument of instruments) {
    for (const scale of instrument.scales) {
      const measured = traitOf(scale);
      const share = own[instrument.id]?.[scale.id];
      if (measured === null || share === undefined || shares.has(measured.trait)) continue;
      shares.set(measured.trait, measured.upwards ? share : 1 - share);
    }
  }
  const made = instruments.map((instrument) => {
    const given = own[instrument.id] ?? {};
    const derived = instrument.scales.flatMap((scale) => {
      const measured = traitOf(scale);
      const share = measured === null ? undefined : shares.get(measured.trait);
      return measured === null || share === undefined
        ? []
        : [[scale.id, measured.upwards ? share : 1 - share] as const];
    });
    return [instrument.id, { ...Object.fromEntries(derived), ...given }] as const;
  });
  return { ...own, ...Object.fromEntries(made) };
}
