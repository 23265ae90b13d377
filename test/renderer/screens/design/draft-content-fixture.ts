import { draftDesignSchema, type DraftDesign } from '../../../../src/shared/contract/designs.js';
import type { DraftContent } from '../../../../src/renderer/screens/design/model/draft-content.js';

/** A small design that has everything that a study needs, with some of it put in another's place. */
export function content(changes: Partial<DraftDesign> = {}, quick = false): DraftContent {
  const design = draftDesignSchema.parse({
    schemaVersion: 1,
    name: 'small',
    kind: 'resistance',
    seed: 7,
    subjects: ['calibration:pliant'],
    instruments: ['jungian-4x12'],
    templates: ['statement'],
  });
  return { design: { ...design, ...changes }, quick };
}
