import { draftDesignSchema, type Draft, type DraftDesign } from '../../../../shared/contract/designs.js';

/** What a researcher edits: the design, and whether it is asked in short. */
export interface DraftContent {
  readonly design: DraftDesign;
  readonly quick: boolean;
}

/** The part of a draft that can be edited. */
export function contentOf({ design, quick }: Draft): DraftContent {
  return { design, quick };
}

/** Whether two contents would be saved alike; the order of properties does not count. */
export function sameContent(left: DraftContent, right: DraftContent): boolean {
  return left === right || sameValue(left, right);
}

/** Whether two values would be written as the same JSON; the order of properties does not count. */
export function sameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameValue(entry(left, key), entry(right, key)))
  );
}

function entry(value: object, key: string): unknown {
  return (value as Record<string, unknown>)[key];
}

/**
 * A text that changes whenever the answers to the plan, or the time that they take, could change: everything but the name,
 * the description, the choice of subjects and the analysis settings.
 */
export function planKey({ design, quick }: DraftContent): string {
  const { kind, seed, instruments, conditions, templates, orders, language, administration, determinism } =
    design;
  const { specification = null, judge = null } = design;
  return JSON.stringify([
    kind,
    seed,
    instruments,
    conditions,
    templates,
    orders,
    language,
    administration,
    determinism,
    specification,
    judge,
    quick ? design.quickItemsPerScale : null,
  ]);
}

/** Whether a content could be saved: a last guard before it leaves the page. */
export function isSavable({ design }: DraftContent): boolean {
  return draftDesignSchema.safeParse(design).success;
}
