import { draftDesignSchema, type DraftDesign } from '../../../shared/contract/designs.js';
import type { z } from 'zod';

/** The parts of a design that a page varies to have texts composed; the rest is as plain as can be. */
export type ScratchParts = Partial<z.input<typeof draftDesignSchema>>;

/**
 * A design that nobody keeps, to have texts composed as a study would: one condition without a system prompt, and no
 * subject. `conditions` in `parts` replace that one where they name others.
 */
export function scratchDesign({ conditions, ...parts }: ScratchParts): DraftDesign {
  return draftDesignSchema.parse({
    schemaVersion: 1,
    name: 'preview',
    kind: 'resistance',
    seed: 0,
    subjects: [],
    instruments: [],
    templates: [],
    orders: ['forward'],
    conditions: { default: ['none'], placebos: [], personas: [], roles: [], ...conditions },
    ...parts,
  });
}
