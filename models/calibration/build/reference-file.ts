import { z } from 'zod';
import type { Engine, ReadoutResult } from '../../../src/main/engine/engine.js';

/** The file format of `reference-set.json`: prompts in the order of the probabilities on the data sheets. */
export const referenceSchema = z.strictObject({
  schemaVersion: z.literal(1),
  prompts: z.array(
    z.strictObject({ system: z.string().nullable(), user: z.string(), labels: z.array(z.string()) }),
  ),
});
export type ReferenceSet = z.infer<typeof referenceSchema>;

/** Puts the reference set to a subject; answers come back in the set's order. */
export async function readReference(
  engine: Engine,
  path: string,
  reference: ReferenceSet,
): Promise<ReadoutResult[]> {
  const subject = await engine.load(path, { determinism: 'strict', gpu: 'none' });
  try {
    const answers: ReadoutResult[] = new Array<ReadoutResult>(reference.prompts.length);
    const requests = reference.prompts.map(({ system, user, labels }, index) => ({
      id: String(index),
      messages: { system, user },
      options: labels,
    }));
    for await (const answer of subject.readout(requests)) answers[Number(answer.id)] = answer;
    return answers;
  } finally {
    await subject.close();
  }
}
