import { z } from 'zod';
import type { Speed } from '../../../shared/contract/subjects.js';
import { estimateRate, type SpeedPoint } from './speed-curve.js';
import type { TokenWork } from './weights.js';

const rateSchema = z.number().positive().finite();

/** How fast a file was on this machine, once. */
export const speedMeasurementSchema = z.strictObject({
  /** SHA-256 of the subject (hex). */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** When, in ISO 8601. */
  at: z.string(),
  /** Kind of the graphics processor that was in use; null: none. */
  gpu: z.string().nullable(),
  /** Threads that computed. */
  threads: z.number().int().positive(),
  lanes: z.number().int().positive(),
  /** What one token goes through: bytes, and parameters. */
  bytesPerToken: rateSchema,
  parametersPerToken: rateSchema,
  /** Readouts a second; null where none were asked. */
  readouts: rateSchema.nullable(),
  /** Generated tokens a second over all lanes; null where none were. */
  tokens: rateSchema.nullable(),
});
export type SpeedMeasurement = z.infer<typeof speedMeasurementSchema>;

/** What the researcher has set of graphics processor and threads; null: as many threads as serve. */
export interface SpeedSetting {
  readonly gpu: 'auto' | 'none';
  readonly threads: number | null;
}

/** A subject of which its speed is asked; `sha256` is null where it is not known yet. */
export interface SpeedSubject {
  readonly sha256: string | null;
  readonly perToken: TokenWork;
}

/**
 * A subject's speed under a setting: what this very file did on this machine where it has been measured, else an estimate
 * from the measurements of other subjects (`estimateRate`: generated tokens by the bytes that a token reads, readouts by the
 * parameters that it goes through). Measurements with more threads than are allowed, or with a graphics processor where it is
 * switched off, do not count; of one file those with the most threads do. Null where nothing is near enough.
 */
export function subjectSpeed(
  subject: SpeedSubject,
  measurements: readonly SpeedMeasurement[],
  setting: SpeedSetting,
): Speed | null {
  const allowed = measurements.filter((measurement) => isAllowed(measurement, setting));
  const own = allowed.filter(({ sha256 }) => sha256 === subject.sha256).toSorted(byUse)[0];
  if (own !== undefined) return { readouts: own.readouts, tokens: own.tokens, basis: 'measured' };
  const others = oneEach(alike(allowed));
  const readouts = estimateRate(
    points(others, 'readouts', 'parametersPerToken'),
    subject.perToken.parameters,
  );
  const tokens = estimateRate(points(others, 'tokens', 'bytesPerToken'), subject.perToken.bytes);
  return readouts === null && tokens === null ? null : { readouts, tokens, basis: 'estimated' };
}

function isAllowed({ gpu, threads }: SpeedMeasurement, setting: SpeedSetting): boolean {
  return (setting.gpu === 'auto' || gpu === null) && threads <= (setting.threads ?? Infinity);
}

/** Where a graphics processor was ever in use, what ran without it says little of what runs with it. */
function alike(measurements: readonly SpeedMeasurement[]): readonly SpeedMeasurement[] {
  const withGraphics = measurements.filter(({ gpu }) => gpu !== null);
  return withGraphics.length > 0 ? withGraphics : measurements;
}

/** Of each file the measurement that tells most. */
function oneEach(measurements: readonly SpeedMeasurement[]): SpeedMeasurement[] {
  const seen = new Map<string, SpeedMeasurement>();
  for (const measurement of measurements.toSorted(byUse)) {
    if (!seen.has(measurement.sha256)) seen.set(measurement.sha256, measurement);
  }
  return [...seen.values()];
}

/** With a graphics processor before without, then by threads, then the newest. */
function byUse(left: SpeedMeasurement, right: SpeedMeasurement): number {
  return (
    Number(right.gpu !== null) - Number(left.gpu !== null) ||
    right.threads - left.threads ||
    (left.at < right.at ? 1 : -1)
  );
}

function points(
  measurements: readonly SpeedMeasurement[],
  rate: 'readouts' | 'tokens',
  size: 'bytesPerToken' | 'parametersPerToken',
): SpeedPoint[] {
  return measurements.flatMap((measurement) => {
    const value = measurement[rate];
    return value === null ? [] : [{ size: measurement[size], rate: value }];
  });
}
