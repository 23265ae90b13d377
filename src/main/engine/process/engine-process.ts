import type { ChildProcess } from 'node:child_process';
import { MettleError } from '../../../shared/errors.js';
import type { EngineHandle } from '../engine.js';
import { forkScript } from '../fork-script.js';
import {
  reportSchema,
  type Command,
  type CountsMessage,
  type Report,
  type TimingsMessage,
} from './protocol.js';

const LAST_WORDS_CHARACTERS = 4000;
const LAST_WORDS_LINES = 6;

interface Waiting<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: MettleError) => void;
}

/** What a stream hears; timings and counts are answered apart, in between. */
export type StreamReport = Exclude<Report, TimingsMessage | CountsMessage>;

/**
 * A process with llama.cpp in it, as its parent sees it. It ends with the parent. When it dies by itself, `receive` and
 * `send` throw `ENGINE_CRASHED` with the subject's name, the exit code or signal, and the last lines that it wrote.
 */
export class EngineProcess implements EngineHandle {
  readonly #child: ChildProcess;
  readonly #subject: string;
  readonly #reports: StreamReport[] = [];
  readonly #timings: Waiting<TimingsMessage>[] = [];
  readonly #counts: Waiting<CountsMessage>[] = [];
  readonly #gone: Promise<void>;
  #waiting: Waiting<StreamReport> | null = null;
  #failure: MettleError | null = null;
  #closing = false;
  #lastWords = '';

  /** Starts the process; `subject` names what it is about to load, for errors. */
  constructor(subject: string) {
    this.#subject = subject;
    // libuv's pool of one thread keeps llama.cpp's decodes on one thread, which makes them up to twice as fast.
    const environment = { UV_THREADPOOL_SIZE: '1' };
    const library = import.meta.resolve('node-llama-cpp');
    this.#child = forkScript(import.meta.url, './inference-process', environment, library);
    for (const output of [this.#child.stdout, this.#child.stderr]) {
      output?.setEncoding('utf8').on('data', (text: string) => {
        this.#lastWords = (this.#lastWords + text).slice(-LAST_WORDS_CHARACTERS);
      });
    }
    this.#child.on('message', (message) => this.#accept(message));
    this.#gone = new Promise((resolve) => {
      this.#child.once('error', (error) => {
        this.#fail(this.#crash(`could not be started (${error.message})`, error));
        resolve();
      });
      // 'close' comes once all that the process wrote has arrived; 'exit' may come before.
      this.#child.once('close', (code, signal) => {
        this.#fail(this.#crash(signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`));
        resolve();
      });
    });
  }

  /** The system's number for the process; undefined where it could not be started. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Sends a command. Throws `ENGINE_CRASHED` when the process is gone. */
  send(command: Command): void {
    if (this.#failure !== null) throw this.#failure;
    this.#child.send(command, (error) => {
      // A closed channel is reported by the process's own end, which says more.
      if (error !== null && this.#child.exitCode === null) this.#child.kill('SIGKILL');
    });
  }

  /** The next report, in order; one caller at a time. Throws `ENGINE_CRASHED` and `ENGINE_PROTOCOL`. */
  receive(): Promise<StreamReport> {
    const report = this.#reports.shift();
    if (report !== undefined) return Promise.resolve(report);
    if (this.#failure !== null) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  /** Seconds inside llama.cpp since loading; may be asked while a stream runs. Throws `ENGINE_CRASHED`. */
  timings(): Promise<TimingsMessage> {
    return new Promise((resolve, reject) => {
      this.send({ type: 'timings' });
      this.#timings.push({ resolve, reject });
    });
  }

  /** Tokens of each text under the subject's tokenizer; may be asked while a stream runs. Throws `ENGINE_CRASHED`. */
  counts(texts: readonly string[]): Promise<CountsMessage> {
    return new Promise((resolve, reject) => {
      this.send({ type: 'count', texts: [...texts] });
      this.#counts.push({ resolve, reject });
    });
  }

  /** Ends the process as if it had crashed: `receive` and `send` then throw `ENGINE_CRASHED`. */
  end(): void {
    this.#child.kill('SIGKILL');
  }

  /** Ends the process and waits until it is gone. */
  async close(): Promise<void> {
    this.#closing = true;
    // Memory goes back to the system with the process; an orderly end of llama.cpp has nothing to add.
    this.#child.kill('SIGKILL');
    await this.#gone;
  }

  #accept(message: unknown): void {
    const parsed = reportSchema.safeParse(message);
    if (!parsed.success) {
      this.#fail(
        new MettleError(
          'ENGINE_PROTOCOL',
          `The engine process said something unknown: ${parsed.error.message}`,
        ),
      );
      this.#child.kill('SIGKILL');
      return;
    }
    const report = parsed.data;
    if (report.type === 'timings') {
      this.#timings.shift()?.resolve(report);
    } else if (report.type === 'counts') {
      this.#counts.shift()?.resolve(report);
    } else if (this.#waiting === null) {
      this.#reports.push(report);
    } else {
      const { resolve } = this.#waiting;
      this.#waiting = null;
      resolve(report);
    }
  }

  #fail(error: MettleError): void {
    this.#failure ??= error;
    for (const waiting of [...this.#timings.splice(0), ...this.#counts.splice(0)])
      waiting.reject(this.#failure);
    this.#waiting?.reject(this.#failure);
    this.#waiting = null;
  }

  #crash(how: string, cause?: Error): MettleError {
    if (this.#closing)
      return new MettleError('ENGINE_UNAVAILABLE', `The engine of ${this.#subject} was closed.`);
    const lines = this.#lastWords.split(/\r?\n/).filter((line) => line.trim() !== '');
    const said = lines.length === 0 ? '' : ` It last said: ${lines.slice(-LAST_WORDS_LINES).join(' | ')}`;
    return new MettleError('ENGINE_CRASHED', `The engine process of ${this.#subject} ${how}.${said}`, {
      hint: 'What was answered is kept. Run again; if it ends at the same place, try another file of this model.',
      cause,
    });
  }
}
