import type { Condition } from '../../../shared/domain/condition.js';

/** A persona as a unit of the design: every condition that speaks for it, by wording. */
export interface PersonaUnit {
  /** Role and persona. */
  readonly id: string;
  readonly label: string;
  /** Places of its conditions in the study, in the order of the study's wordings; null where it has none in a wording. */
  readonly places: readonly (number | null)[];
}

/** The personas of a study, and the wordings that they are written in. */
export interface PersonaUnits {
  readonly units: readonly PersonaUnit[];
  readonly wordings: readonly string[];
}

/**
 * The personas of a study: conditions of kind `persona`, `role` and `role+persona`, those of one role and persona as one unit.
 * What they vary in beyond it is the wording, which counts as a way of asking.
 */
export function personaUnits(conditions: readonly Condition[]): PersonaUnits {
  const own = conditions.flatMap((condition, place) =>
    condition.persona === undefined && condition.role === undefined ? [] : [{ condition, place }],
  );
  const wordings = [...new Set(own.map(({ condition }) => condition.wording ?? ''))];
  const byId = new Map<string, (number | null)[]>();
  for (const { condition, place } of own) {
    const id = [condition.role, condition.persona].filter((part) => part !== undefined).join(' + ');
    const places = byId.get(id) ?? wordings.map(() => null);
    byId.set(id, places);
    const wording = wordings.indexOf(condition.wording ?? '');
    // Conditions of one role, persona and wording (e.g. of several roles' wordings) leave the first.
    places[wording] ??= place;
  }
  return {
    wordings,
    units: [...byId].map(([id, places]) => ({ id, label: id, places })),
  };
}
