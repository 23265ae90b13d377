import type { MettleError } from '../../../shared/errors.js';
import type { SubjectPlace } from '../../engine/adapter-choice.js';
import type { Engine, LoadOptions } from '../../engine/engine.js';
import type { StudySnapshot } from '../../store/store.js';
import { canonicalJson } from '../canonical-json.js';
import { StudyJudge } from '../judging/study-judge.js';
import type { RunOptions } from '../run-options.js';
import { runStudy, type RunOutcome } from '../runner.js';
import { KeptEngine } from './kept-engine.js';
import type { LoadedAs } from './next-turn.js';

export interface TurnTakerOptions {
  /** Loads the subjects. */
  readonly subjects: Pick<Engine, 'load'>;
  /** Loads the judges, which stand beside them. */
  readonly judges: Pick<Engine, 'load'>;
}

/** A turn: what a run of the study is given, and the subject (by SHA-256) whose turn it is. */
export interface TurnOptions extends Omit<RunOptions, 'engine' | 'part'> {
  readonly subject: string;
  /** Whether other subjects of the study are still to have their turn. */
  readonly more: boolean;
}

/**
 * Lets subjects answer studies turn by turn. A subject, and a judge beside it, stay loaded from one turn to the next; a judge is
 * measured once a study; and a subject that could not be loaded is not tried again until it is forgiven.
 */
export class TurnTaker {
  readonly #subjects: KeptEngine;
  readonly #judges: KeptEngine;
  readonly #measured = new Map<string, StudyJudge>();
  readonly #unloadable = new Map<string, MettleError>();

  constructor({ subjects, judges }: TurnTakerOptions) {
    this.#subjects = new KeptEngine(subjects);
    this.#judges = new KeptEngine(judges);
  }

  /** The subject that is in memory. */
  get loaded(): LoadedAs | null {
    return this.#subjects.loaded;
  }

  /** Takes one turn. Throws as `runStudy`. */
  async take({ subject, more, ...options }: TurnOptions): Promise<RunOutcome> {
    const { snapshot, judge, load } = options;
    // What is not needed makes room before anything else is loaded.
    const held = this.loaded;
    if (held?.sha256 !== subject || held.determinism !== snapshot.design.determinism)
      await this.#subjects.release();
    if (judge === undefined) await this.#judges.release();
    const outcome = await runStudy({
      ...options,
      engine: this.#subjects,
      part: {
        only: new Set([subject]),
        more,
        unloadable: this.#unloadable,
        openJudge: (place, own) => this.#judge(place, own, load),
      },
    });
    for (const { subject: failed, error, unloadable } of outcome.failures) {
      // Memory that was short may be there for the next study, and looking costs nothing.
      if (unloadable && error.code !== 'SUBJECT_TOO_LARGE') this.#unloadable.set(failed.sha256, error);
    }
    return outcome;
  }

  /** Has these subjects (by SHA-256) tried again when it is their turn. */
  forgive(subjects: Iterable<string>): void {
    for (const sha256 of subjects) this.#unloadable.delete(sha256);
  }

  /** Ends what is kept in memory, and waits until it is gone. */
  async release(): Promise<void> {
    await Promise.all([this.#subjects.release(), this.#judges.release()]);
  }

  #judge(
    place: SubjectPlace,
    snapshot: StudySnapshot,
    load: Omit<LoadOptions, 'determinism'> = {},
  ): StudyJudge {
    const { planHash, design } = snapshot;
    const key = canonicalJson({ place, planHash, analysis: design.analysis, load });
    const judge = this.#measured.get(key) ?? new StudyJudge(this.#judges, place, snapshot, load);
    this.#measured.set(key, judge);
    return judge;
  }
}
