import { mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { MettleError } from '../../shared/errors.js';

const LOCK = 'lock';
const BEAT_MILLISECONDS = 5000;
const STALE_MILLISECONDS = 60_000;

/** Says that one process works at a download, so that a window and a command line do not write the same file. */
export class WorkLock {
  readonly #beat: NodeJS.Timeout;

  private constructor(private readonly path: string) {
    this.#beat = setInterval(() => {
      const now = new Date();
      // Without its beat the lock grows stale, which is the truth where the folder is gone.
      utimes(path, now, now).catch(() => undefined);
    }, BEAT_MILLISECONDS);
    this.#beat.unref();
  }

  /** Throws `DOWNLOAD_FAILED` where another process that lives holds it; one that was killed does not. */
  static async take(folder: string): Promise<WorkLock> {
    const path = join(folder, LOCK);
    await mkdir(folder, { recursive: true });
    for (let tries = 0; tries < 2; tries += 1) {
      try {
        const file = await open(path, 'wx');
        await file.writeFile(String(process.pid));
        await file.close();
        return new WorkLock(path);
      } catch (thrown) {
        if (!(thrown instanceof Error && 'code' in thrown && thrown.code === 'EEXIST')) throw thrown;
        if (await isHeld(path)) break;
        await rm(path, { force: true });
      }
    }
    throw new MettleError('DOWNLOAD_FAILED', 'Another window or command of Mettle is fetching this model.', {
      hint: 'Wait until it is done, or stop it there.',
    });
  }

  async release(): Promise<void> {
    clearInterval(this.#beat);
    await rm(this.path, { force: true });
  }
}

async function isHeld(path: string): Promise<boolean> {
  const [text, facts] = await Promise.all([
    readFile(path, 'utf8').catch(() => ''),
    stat(path).catch(() => null),
  ]);
  const pid = Number(text);
  if (facts === null || Date.now() - facts.mtimeMs > STALE_MILLISECONDS) return false;
  // A lock without a number is being written this moment.
  return text === '' || (Number.isInteger(pid) && pid > 0 && lives(pid));
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // A process of another account lives too.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
