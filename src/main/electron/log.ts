import { appendFile, rename, stat } from 'node:fs/promises';
import { inspect } from 'node:util';

const LONGEST_BYTES = 1_000_000;

/** Writes down what went wrong, with causes that no window shows. */
export type Log = (thrown: unknown) => void;

/** A log in one file, which is set aside as `<path>.old` where it has grown past a megabyte. Never throws. */
export async function openLog(path: string, now: () => Date = () => new Date()): Promise<Log> {
  const bytes = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (bytes > LONGEST_BYTES) await rename(path, `${path}.old`).catch(() => undefined);
  // One after another, so that entries stand in the order of their errors.
  let last: Promise<unknown> = Promise.resolve();
  return (thrown) => {
    const entry = `${now().toISOString()} ${inspect(thrown)}\n`;
    // A disk that is full must not stop a run; there is no other place to tell of it.
    last = last.then(() => appendFile(path, entry, 'utf8')).catch(() => undefined);
  };
}
