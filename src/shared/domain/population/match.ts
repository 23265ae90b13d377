import { z } from 'zod';
import { estimateSchema } from '../figures.js';

/** Where the ceiling comes from: the people's own second answers, or how far the subject repeats itself. */
export const ceilingSchema = z.enum(['human-retest', 'subject-consistency']);
export type Ceiling = z.infer<typeof ceilingSchema>;

export const scaleMatchSchema = z.strictObject({
  instrument: z.string(),
  scale: z.string(),
  people: z.number().int(),
  /** Of simulated and own score over people; null where one does not vary. */
  correlation: estimateSchema.nullable(),
  /** Of the people's two occasions; null without a second. */
  retest: z.number().nullable(),
  /** correlation / retest. */
  normalized: estimateSchema.nullable(),
  /** In points. */
  meanAbsoluteError: estimateSchema,
});
export type ScaleMatch = z.infer<typeof scaleMatchSchema>;

/** Simulated people against the very people that they were made of. */
export const matchSchema = z.strictObject({
  people: z.number().int(),
  /** Null without answers to items. */
  accuracy: z
    .strictObject({
      items: z.number().int(),
      people: z.number().int(),
      /** Probability of the person's own answer, averaged over items and people. */
      simulated: estimateSchema,
      /** Of a guess with equal shares. */
      byChance: z.number(),
      ceiling: ceilingSchema,
      /** Agreement of two occasions, averaged in the same way. */
      ceilingValue: estimateSchema,
      /** Accuracy over ceiling for each person, averaged over people. */
      normalized: estimateSchema.nullable(),
      /** People whose ceiling is 0, who are left out of it. */
      leftOut: z.number().int(),
    })
    .nullable(),
  scales: z.array(scaleMatchSchema).readonly(),
});
export type Match = z.infer<typeof matchSchema>;
