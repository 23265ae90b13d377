import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Announce } from '../../../shared/contract/contract.js';
import { MettleError } from '../../../shared/errors.js';
import { speedMeasurementSchema, type SpeedMeasurement } from '../../subjects/knowledge/speed.js';
import { writeAtomically } from '../write-atomically.js';

const speedFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  measurements: z.array(speedMeasurementSchema),
});

/** More files than anyone measures; a list that grew without end would be read at every start. */
const MOST_MEASUREMENTS = 500;

/** How fast subjects were on this machine, in a JSON file of the data folder that may be missing. */
export class SpeedFile {
  readonly #path: string;
  readonly #announce: Announce;
  #measurements: Promise<readonly SpeedMeasurement[]> | null = null;
  /** Changes follow each other, so that of two at once none is lost. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(path: string, announce: Announce) {
    this.#path = path;
    this.#announce = announce;
  }

  /**
   * Everything that was measured, the newest last. A file that is damaged counts as empty, and a notice says so: what it held
   * is measured again by the next runs. Throws `FILE_UNREADABLE` where a file that is there cannot be read.
   */
  measurements(): Promise<readonly SpeedMeasurement[]> {
    this.#measurements ??= this.#load().catch((thrown: unknown) => {
      // What failed once may work when it is asked for again.
      this.#measurements = null;
      throw thrown;
    });
    return this.#measurements;
  }

  /**
   * Adds a measurement in the place of an earlier one of the same file with the same threads and graphics processor; a rate
   * that it lacks is kept from there. Throws `FILE_UNREADABLE`; what was measured before is then as it was.
   */
  record(measurement: SpeedMeasurement): Promise<void> {
    const turn = this.#last.then(() => this.#add(measurement));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #add(measurement: SpeedMeasurement): Promise<void> {
    const before = await this.measurements();
    const earlier = before.find((other) => isSameSetting(other, measurement));
    const added = {
      ...measurement,
      readouts: measurement.readouts ?? earlier?.readouts ?? null,
      tokens: measurement.tokens ?? earlier?.tokens ?? null,
    };
    const measurements = [...before.filter((other) => other !== earlier), added].slice(-MOST_MEASUREMENTS);
    await writeAtomically(this.#path, `${JSON.stringify({ schemaVersion: 1, measurements }, null, 1)}\n`);
    this.#measurements = Promise.resolve(measurements);
    this.#announce('subjects.changed', {});
  }

  async #load(): Promise<readonly SpeedMeasurement[]> {
    const text = await readFile(this.#path, 'utf8').catch((cause: unknown) => {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new MettleError('FILE_UNREADABLE', `The measured speeds cannot be read: ${reason}.`, {
        hint: `Check that ${this.#path} is a file that you may read.`,
        cause,
      });
    });
    if (text === null) return [];
    const measurements = parse(text);
    if (measurements !== null) return measurements;
    this.#announce('notice', {
      tone: 'warning',
      title: 'The measured speeds are lost',
      text: `The file ${this.#path} was damaged. The next runs measure again; no result is touched by it.`,
      study: null,
      error: null,
    });
    return [];
  }
}

function isSameSetting(left: SpeedMeasurement, right: SpeedMeasurement): boolean {
  return left.sha256 === right.sha256 && left.gpu === right.gpu && left.threads === right.threads;
}

/** Null for a text that holds no measurements. */
function parse(text: string): readonly SpeedMeasurement[] | null {
  try {
    return speedFileSchema.safeParse(JSON.parse(text)).data?.measurements ?? null;
  } catch {
    // Not JSON: the caller says so and starts anew.
    return null;
  }
}
