import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { MettleError } from '../../../shared/errors.js';

const NAME = /^\.mettle-(\d+)-[0-9a-f-]{36}\.tmp$/;

/**
 * A file for this process alone, which is gone with it however it ends: its name is taken away as soon as it is open. Where a
 * system keeps the names of open files, it is taken away when the file is closed, or, after a kill, by the next one in the folder.
 */
export class TemporaryFile {
  #bytes = 0;

  private constructor(
    readonly path: string,
    private readonly file: FileHandle,
    private named: boolean,
  ) {}

  /** Makes one in `folder`, which is made where it is missing. Throws `FILE_UNREADABLE` with the system's reason. */
  static async create(folder: string): Promise<TemporaryFile> {
    const path = join(folder, `.mettle-${process.pid}-${randomUUID()}.tmp`);
    try {
      await mkdir(folder, { recursive: true });
      await removeLeft(folder);
      const file = await open(path, 'wx+', 0o600);
      const named = await rm(path).then(
        () => false,
        () => true,
      );
      return new TemporaryFile(path, file, named);
    } catch (thrown) {
      throw unusable(path, thrown);
    }
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Writes at the end; resolves to the place where the bytes begin. One at a time. Throws `FILE_UNREADABLE`. */
  async append(bytes: Uint8Array): Promise<number> {
    const start = this.#bytes;
    this.#bytes += bytes.length;
    try {
      for (let done = 0; done < bytes.length;) {
        done += (await this.file.write(bytes, done, bytes.length - done, start + done)).bytesWritten;
      }
    } catch (thrown) {
      throw unusable(this.path, thrown);
    }
    return start;
  }

  /** Bytes of the file; fewer at its end. */
  async read(start: number, length: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.#bytes - start)));
    for (let done = 0; done < buffer.length;) {
      const { bytesRead } = await this.file.read(buffer, done, buffer.length - done, start + done);
      if (bytesRead === 0) throw unusable(this.path, new Error('it is shorter than what was written'));
      done += bytesRead;
    }
    return buffer;
  }

  /** Safe to call twice. */
  async close(): Promise<void> {
    await this.file.close();
    if (this.named) await rm(this.path, { force: true });
    this.named = false;
  }
}

/** Takes away files of processes that are no more. */
async function removeLeft(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const pid = NAME.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    // A process of somebody else may not be signalled, and is there.
    return !(thrown instanceof Error && 'code' in thrown && thrown.code === 'ESRCH');
  }
}

function unusable(path: string, cause: unknown): MettleError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new MettleError('FILE_UNREADABLE', `The temporary file ${path} cannot be used: ${reason}.`, {
    hint: 'Check that there is room on the disk and that you may write to this folder.',
    cause,
  });
}
