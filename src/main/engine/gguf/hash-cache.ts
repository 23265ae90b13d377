import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { FileState } from './hash-file.js';

const cacheFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  hashes: z.array(
    z.strictObject({
      path: z.string(),
      bytes: z.number(),
      modifiedMs: z.number(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
type Entry = z.infer<typeof cacheFileSchema>['hashes'][number];

/** SHA-256 by path, length and modification time: a file that changed in either is hashed again. */
export class HashCache {
  private readonly entries = new Map<string, Entry>();
  private changed = false;

  get(file: FileState): string | undefined {
    const entry = this.entries.get(file.path);
    return entry?.bytes === file.bytes && entry.modifiedMs === file.modifiedMs ? entry.sha256 : undefined;
  }

  /** Lengths in bytes of the files that had this hash (hex) when they were read. */
  lengthsOf(sha256: string): readonly number[] {
    return [...this.entries.values()].filter((entry) => entry.sha256 === sha256).map(({ bytes }) => bytes);
  }

  set(file: FileState, sha256: string): void {
    const { path, bytes, modifiedMs } = file;
    this.entries.set(path, { path, bytes, modifiedMs, sha256 });
    this.changed = true;
  }

  /**
   * The cache that a JSON file holds. A file that is missing or does not parse gives an empty cache: what it held is
   * only ever a saving, and is computed again.
   */
  static async load(path: string): Promise<HashCache> {
    const cache = new HashCache();
    const text = await readFile(path, 'utf8').catch(() => '');
    for (const entry of parseEntries(text)) cache.entries.set(entry.path, entry);
    return cache;
  }

  /** Writes the cache where it changed since it was loaded, as a whole or not at all. Throws what the file system throws. */
  async save(path: string): Promise<void> {
    if (!this.changed) return;
    await mkdir(dirname(path), { recursive: true });
    const draft = `${path}.${process.pid}.tmp`;
    const content = { schemaVersion: 1, hashes: [...this.entries.values()] };
    await writeFile(draft, `${JSON.stringify(content, null, 1)}\n`);
    await rename(draft, path);
    this.changed = false;
  }
}

function parseEntries(text: string): readonly Entry[] {
  if (text === '') return [];
  try {
    const parsed = cacheFileSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.hashes : [];
  } catch {
    return [];
  }
}
