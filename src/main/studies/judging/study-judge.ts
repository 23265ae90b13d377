import type { JudgeRecord } from '../../../shared/domain/judging.js';
import { MettleError } from '../../../shared/errors.js';
import type { SubjectPlace } from '../../engine/adapter-choice.js';
import type { Engine, LoadedSubject, LoadOptions } from '../../engine/engine.js';
import { keyedScore, responseRange } from '../../instruments/scoring.js';
import { loadLabelledReplies } from '../../library/labelled-replies.js';
import { loadLibrary } from '../../library/load-library.js';
import type { StudySnapshot } from '../../store/store.js';
import type { RateReplies } from '../administration/replies.js';
import { measureJudge } from './judge-record.js';
import { rateReplies } from './rate-replies.js';

interface OpenJudge {
  readonly judge: LoadedSubject;
  readonly record: JudgeRecord;
}

/**
 * The judge of a study's free replies: loaded when it is first needed, measured on the labelled replies, and loaded again
 * after its process died. Stays in memory beside the subjects until `close`; used after that it is loaded once more, and
 * measured only where its file is another.
 */
export class StudyJudge {
  #open: Promise<OpenJudge> | null = null;
  #measured: JudgeRecord | null = null;

  constructor(
    private readonly engine: Pick<Engine, 'load'>,
    private readonly place: SubjectPlace,
    private readonly snapshot: StudySnapshot,
    private readonly options: Omit<LoadOptions, 'determinism'> = {},
  ) {}

  /** Which model it is and how far it agrees with labels. Throws what its engine throws, and `CANCELLED`. */
  async record(signal: AbortSignal): Promise<JudgeRecord> {
    return (await this.#opened(signal)).record;
  }

  /** Reads replies as `RateReplies` says. */
  readonly rate: RateReplies = (replies, signal) => this.#rate(replies, signal);

  async close(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    const opened = await open?.catch(() => null);
    await opened?.judge.close();
  }

  async *#rate(
    replies: Parameters<RateReplies>[0],
    signal: AbortSignal,
  ): AsyncGenerator<{ readonly id: string; readonly score: number | null }> {
    const { judge } = await this.#opened(signal);
    const byId = new Map(replies.map((reply) => [reply.id, reply]));
    try {
      for await (const { id, level } of rateReplies(judge, replies, signal)) {
        const reply = byId.get(id);
        if (reply === undefined) continue;
        const { min, max } = responseRange(reply.instrument);
        const sign = reply.item.keys.find(({ scale }) => scale === reply.scale)?.sign ?? 1;
        yield { id, score: level === null ? null : keyedScore(level, sign, min, max) };
      }
    } catch (thrown) {
      if (MettleError.from(thrown).code === 'ENGINE_CRASHED') this.#open = null;
      throw thrown;
    }
  }

  #opened(signal: AbortSignal): Promise<OpenJudge> {
    this.#open ??= this.#load(signal).catch((thrown: unknown) => {
      this.#open = null;
      throw thrown;
    });
    return this.#open;
  }

  async #load(signal: AbortSignal): Promise<OpenJudge> {
    const labelled = await loadLabelledReplies();
    const { instruments } = await loadLibrary();
    const instrument = instruments.get(labelled.instrument);
    if (instrument === undefined) {
      throw new MettleError(
        'INVALID_INSTRUMENT',
        `The labelled replies are to ${labelled.instrument}, which is missing.`,
      );
    }
    const { determinism, seed, analysis } = this.snapshot.design;
    const { path, ...adapter } = this.place;
    const judge = await this.engine.load(path, { determinism, ...adapter, ...this.options });
    try {
      if (this.#measured?.sha256 === judge.file.sha256) return { judge, record: this.#measured };
      const { confidence, bootstrap: replicates } = analysis;
      const options = { seed, confidence, replicates, signal };
      this.#measured = await measureJudge(judge, labelled, instrument, options);
      return { judge, record: this.#measured };
    } catch (thrown) {
      await judge.close();
      throw thrown;
    }
  }
}
