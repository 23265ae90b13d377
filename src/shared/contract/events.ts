import { z } from 'zod';
import { bundleJobsSchema } from './bundles.js';
import { errorShapeSchema } from './definition.js';
import { downloadsSchema } from './downloads.js';
import { liveViewSchema, queueSchema } from './runs.js';

/**
 * What a door tells its window without being asked. Events announce and carry no commands. Each is a full state or the name
 * of what should be read again, so that one that is missed is made good by the next.
 */
export const EVENTS = {
  'studies.changed': z.strictObject({}),
  'subjects.changed': z.strictObject({}),
  'downloads.changed': downloadsSchema,
  'bundles.changed': bundleJobsSchema,
  'library.changed': z.strictObject({}),
  'settings.changed': z.strictObject({}),
  'queue.changed': queueSchema,
  'live.changed': liveViewSchema,
  'results.changed': z.strictObject({ study: z.number().int() }),
  /** Reading stored responses for the findings of a study's subject: done of total. */
  'results.progress': z.strictObject({
    study: z.number().int(),
    subject: z.string(),
    done: z.number().int(),
    total: z.number().int(),
  }),
  /** Something happened that the researcher should hear of wherever she is. */
  notice: z.strictObject({
    tone: z.enum(['information', 'success', 'warning', 'problem']),
    title: z.string(),
    text: z.string(),
    study: z.number().int().nullable(),
    error: errorShapeSchema.nullable(),
  }),
} as const;

export type EventName = keyof typeof EVENTS;
export type EventPayload<Name extends EventName> = z.output<(typeof EVENTS)[Name]>;
export const EVENT_NAMES = Object.keys(EVENTS) as readonly EventName[];
