import { z } from 'zod';
import { call, doneSchema, errorShapeSchema, nothingSchema } from './definition.js';
import { conditionProfileSchema, scaleViewSchema } from './views.js';
import { responseRowSchema } from './responses.js';

/** How far one subject of the study that runs has come. */
export const subjectProgressSchema = z.strictObject({
  sha256: z.string(),
  name: z.string(),
  state: z.enum(['waiting', 'loading', 'running', 'finished', 'failed']),
  done: z.number().int(),
  total: z.number().int(),
  /** Responses a second over the last ten seconds; 0 while unknown. */
  rate: z.number(),
  secondsLeft: z.number().nullable(),
  tokensPerSecond: z.number(),
  error: errorShapeSchema.nullable(),
});
export type SubjectProgress = z.infer<typeof subjectProgressSchema>;

export const queueEntrySchema = z.strictObject({
  study: z.number().int(),
  name: z.string(),
  state: z.enum(['queued', 'running', 'pausing']),
  /** Empty while queued. */
  subjects: z.array(subjectProgressSchema),
  /** For the whole study at the present rate; null while unknown. */
  secondsLeft: z.number().nullable(),
  startedAt: z.string().nullable(),
});
export type QueueEntry = z.infer<typeof queueEntrySchema>;

/** The study that runs, if one does, and those that wait, in order. */
export const queueSchema = z.strictObject({
  entries: z.array(queueEntrySchema),
  /** Bytes: Mettle's own process and the engine's; null where the system does not tell. */
  memory: z.strictObject({ door: z.number(), engine: z.number().nullable() }),
  /** Why nothing runs although something waits; null where something runs or nothing waits. */
  held: z
    .discriminatedUnion('reason', [
      /** Outside the time window; `until` is when it opens (ISO 8601). */
      z.strictObject({ reason: z.literal('window'), until: z.string() }),
      /** Mettle was opened anew, and the queue waits to be started. */
      z.strictObject({ reason: z.literal('reopened') }),
    ])
    .nullable(),
  /** Threads that runs are limited to now; null where they are not. */
  threadLimit: z.number().int().nullable(),
});
export type Queue = z.infer<typeof queueSchema>;

/** What a run has found so far: computed a few times a minute while it runs, from everything that is stored. */
export const liveViewSchema = z.strictObject({
  study: z.number().int(),
  subject: z.string(),
  subjectName: z.string(),
  answered: z.number().int(),
  expected: z.number().int(),
  scales: z.array(scaleViewSchema),
  /** Domains and axes alone. */
  profiles: z.array(conditionProfileSchema),
  /** The newest last. */
  newest: z.array(responseRowSchema),
});
export type LiveView = z.infer<typeof liveViewSchema>;

const studyInput = z.strictObject({ study: z.number().int() });

export const runCalls = {
  'runs.queue': call(nothingSchema, queueSchema),
  /** Puts a study at the end of the queue, or goes on with it. Throws `STUDY_NOT_FOUND`, `STUDY_RUNNING`, `SUBJECT_*`. */
  'runs.start': call(studyInput, queueSchema),
  /** Stops after the decode in hand; what was answered is stored. A queued study leaves the queue. */
  'runs.pause': call(studyInput, queueSchema),
  /** As pause, and the study is marked as given up: it keeps its responses, and can be resumed all the same. */
  'runs.cancel': call(studyInput, queueSchema),
  /** Begins with the studies that wait, grouped so that each subject is loaded once. */
  'runs.startQueue': call(nothingSchema, queueSchema),
  /** The studies that wait, in the order wanted; those not named keep theirs after them. */
  'runs.reorder': call(z.strictObject({ studies: z.array(z.number().int()).max(1000) }), queueSchema),
  /** Null before the first response of the study's running (or last run) subject. */
  'runs.live': call(studyInput, z.strictObject({ live: liveViewSchema.nullable() })),
  /** Loads and releases nothing; tells the engine's process to end, for a run that hangs. */
  'runs.stopEngine': call(studyInput, doneSchema),
};
