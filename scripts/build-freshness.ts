import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Whether a file that was built is missing, or older than anything in `sources` (files, or folders with all that they hold;
 * a folder changes when something is taken out of it). A source that is missing does not count.
 */
export async function isOutdated(product: string, sources: readonly string[]): Promise<boolean> {
  const built = await changedAt(product);
  if (built === null) return true;
  const changes = await Promise.all(sources.map(newestChange));
  return changes.some((change) => change > built);
}

async function newestChange(path: string): Promise<number> {
  const own = await changedAt(path);
  if (own === null) return 0;
  const entries = await readdir(path, { recursive: true }).catch(noFolder);
  const below = await Promise.all(entries.map((entry) => changedAt(join(path, entry))));
  return Math.max(own, ...below.map((change) => change ?? 0));
}

async function changedAt(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function noFolder(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOTDIR') return [];
  throw error;
}
