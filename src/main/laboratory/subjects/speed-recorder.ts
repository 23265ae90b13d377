import type { Response } from '../../../shared/domain/response.js';
import type { RuntimeRecord, SubjectFile } from '../../../shared/domain/subject.js';
import { describeGguf } from '../../engine/gguf/inspect-gguf.js';
import type { StudyRecord } from '../../store/store.js';
import type { StudyEvent } from '../../studies/run-options.js';
import type { SpeedMeasurement } from '../../subjects/knowledge/speed.js';
import { describeWeights } from '../../subjects/knowledge/weights.js';
import type { RunListener } from '../run-queue/study-run.js';
import type { SpeedFile } from './speed-file.js';

/** Fewer answers, or less time, say more of the machine's mood than of the subject. */
const FEWEST_RESPONSES = 20;
const LEAST_SECONDS = 1;

/** What a subject answered since it was loaded. */
interface Tally {
  readonly subject: SubjectFile;
  readonly runtime: RuntimeRecord;
  readonly startedAt: number;
  storedAt: number;
  readouts: number;
  samples: number;
  tokens: number;
}

export interface SpeedRecorderOptions {
  readonly speeds: Pick<SpeedFile, 'record'>;
  /** Milliseconds that never run backwards. */
  readonly clock?: () => number;
  /** Now, in ISO 8601. */
  readonly now?: () => string;
}

/**
 * Measures how fast subjects are while studies run. Counted is what was stored between a subject's loading and its last
 * answer, by the time between the two; a restart begins anew. Left out are strict runs, which keep no prefix and say little of
 * the usual ones; runs that mix readouts with generated text; and runs of a judge, whose time cannot be told apart. A failure
 * to keep a measurement loses an estimate and no result, so nothing is thrown.
 */
export class SpeedRecorder implements Pick<RunListener, 'happened' | 'stored'> {
  readonly #speeds: Pick<SpeedFile, 'record'>;
  readonly #clock: () => number;
  readonly #now: () => string;
  #tally: Tally | null = null;
  #last: Promise<void> = Promise.resolve();

  constructor({ speeds, clock, now }: SpeedRecorderOptions) {
    this.#speeds = speeds;
    this.#clock = clock ?? (() => performance.now());
    this.#now = now ?? (() => new Date().toISOString());
  }

  happened(record: StudyRecord, event: StudyEvent): void {
    if (event.type === 'loaded') {
      const at = this.#clock();
      const { subject, runtime } = event;
      this.#tally = { subject, runtime, startedAt: at, storedAt: at, readouts: 0, samples: 0, tokens: 0 };
      return;
    }
    const tally = this.#tally;
    this.#tally = null;
    if (event.type !== 'finished' || tally?.subject.sha256 !== event.subject.sha256) return;
    if (record.design.determinism === 'strict' || record.design.judge !== undefined) return;
    this.#last = this.#last.then(() => this.#keep(tally));
  }

  stored(_record: StudyRecord, subject: SubjectFile, responses: readonly Response[]): void {
    const tally = this.#tally;
    if (tally?.subject.sha256 !== subject.sha256) return;
    for (const response of responses) {
      if (response.kind === 'readout') tally.readouts += 1;
      else {
        tally.samples += 1;
        tally.tokens += response.generatedTokens;
      }
    }
    tally.storedAt = this.#clock();
  }

  /** Resolves when everything that was measured until now is kept. */
  settled(): Promise<void> {
    return this.#last;
  }

  async #keep(tally: Tally): Promise<void> {
    const rates = measuredRates(tally);
    if (rates === null) return;
    try {
      const { perToken } = describeWeights((await describeGguf(tally.subject.path)).header);
      await this.#speeds.record({
        sha256: tally.subject.sha256,
        at: this.#now(),
        gpu: tally.runtime.gpu,
        threads: tally.runtime.threads,
        lanes: tally.runtime.lanes,
        bytesPerToken: perToken.bytes,
        parametersPerToken: perToken.parameters,
        ...rates,
      });
    } catch {
      // The file may be gone, or the disk full: the next run measures again.
    }
  }
}

function measuredRates({
  startedAt,
  storedAt,
  readouts,
  samples,
  tokens,
}: Tally): Pick<SpeedMeasurement, 'readouts' | 'tokens'> | null {
  const seconds = (storedAt - startedAt) / 1000;
  if (readouts + samples < FEWEST_RESPONSES || seconds < LEAST_SECONDS) return null;
  if (samples === 0) return { readouts: readouts / seconds, tokens: null };
  return readouts === 0 && tokens > 0 ? { readouts: null, tokens: tokens / seconds } : null;
}
