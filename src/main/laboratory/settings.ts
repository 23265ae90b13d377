import { readFile, rename } from 'node:fs/promises';
import { join, dirname } from 'node:path';
import type { Announce } from '../../shared/contract/contract.js';
import { settingsSchema, type Settings } from '../../shared/contract/application.js';
import { MettleError } from '../../shared/errors.js';
import { writeAtomically } from './write-atomically.js';

/** What a researcher set, in a JSON file that may be missing. */
export class SettingsFile {
  readonly #path: string;
  readonly #announce: Announce;
  /** Reads and changes follow each other, so that of two changes at once none is lost. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(path: string, announce: Announce) {
    this.#path = path;
    this.#announce = announce;
  }

  /**
   * The settings as they stand, defaults where nothing was set. A file that is damaged is kept aside as
   * `settings.damaged-<time>.json` and told of by a notice. Throws `FILE_UNREADABLE`.
   */
  read(): Promise<Settings> {
    return this.#inTurn(() => this.#load());
  }

  /**
   * Replaces what `change` gives of the settings that stand, writes them and announces it. Throws `FILE_UNREADABLE` where
   * the file cannot be read or written; nothing is changed then.
   */
  change(change: (settings: Settings) => Partial<Settings>): Promise<Settings> {
    return this.#inTurn(async () => {
      const settings = await this.#load();
      const changed = settingsSchema.parse({ ...settings, ...change(settings) });
      await writeAtomically(this.#path, `${JSON.stringify(changed, null, 2)}\n`);
      this.#announce('settings.changed', {});
      return changed;
    });
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#last.then(work, work);
    // A failure is its caller's; the next turn begins all the same.
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #load(): Promise<Settings> {
    const text = await readFile(this.#path, 'utf8').catch((cause: unknown) => {
      if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null;
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new MettleError('FILE_UNREADABLE', `The settings cannot be read: ${reason}.`, {
        hint: `Check that ${this.#path} is a file that you may read.`,
        cause,
      });
    });
    if (text === null) return settingsSchema.parse({});
    const settings = parse(text);
    return settings ?? (await this.#setAside());
  }

  async #setAside(): Promise<Settings> {
    const time = new Date().toISOString().replace(/[:.]/g, '-');
    const kept = join(dirname(this.#path), `settings.damaged-${time}.json`);
    await rename(this.#path, kept).catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new MettleError('FILE_UNREADABLE', `The damaged settings cannot be set aside: ${reason}.`, {
        hint: `Rename ${this.#path} yourself.`,
        cause,
      });
    });
    this.#announce('notice', {
      tone: 'warning',
      title: 'Settings are back to their defaults',
      text: `The settings file was damaged. It is kept as ${kept}.`,
      study: null,
      error: null,
    });
    return settingsSchema.parse({});
  }
}

/** Null for a text that is no settings file. */
function parse(text: string): Settings | null {
  try {
    const result = settingsSchema.safeParse(JSON.parse(text));
    return result.success ? result.data : null;
  } catch {
    // Not JSON: the caller sets the file aside, and says so.
    return null;
  }
}
