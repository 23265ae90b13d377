import { createHash } from 'node:crypto';
import type { EntrySource } from '../../../src/main/bundles/archive/entry.js';
import { writeArchive } from '../../../src/main/bundles/archive/write-archive.js';
import { openArchive } from '../../../src/main/bundles/read/archive.js';

const CHECKSUMS = 'checksums.sha256';
const LOCKED = new Date('2026-11-29T10:11:12.345Z');

/** Texts of a bundle's files by name, in their order; bytes that are no text are kept as latin-1. */
export type Texts = Map<string, string>;

/** The files of a bundle. */
export async function textsOf(path: string): Promise<Texts> {
  const archive = await openArchive(path);
  try {
    const texts: Texts = new Map();
    for (const entry of archive.entries)
      texts.set(entry.name, (await archive.whole(entry)).toString('latin1'));
    return texts;
  } finally {
    await archive.close();
  }
}

/** Writes files as a bundle with checksums that are right, or those that stand among the files where `stated`. */
export async function writeTexts(
  path: string,
  texts: Texts,
  { stated = false, time = LOCKED }: { stated?: boolean; time?: Date } = {},
): Promise<string> {
  const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
  const sums = [...texts]
    .filter(([name]) => !name.startsWith(CHECKSUMS))
    .map(([name, text]) => `${createHash('sha256').update(bytes(text)).digest('hex')}  ${name}\n`)
    .join('');
  const entries = [...texts].map(([name, text]): EntrySource => {
    const content = name === CHECKSUMS && !stated ? sums : text;
    return {
      path: name,
      content: async function* () {
        yield bytes(content);
      },
    };
  });
  await writeArchive(path, entries, { time });
  return path;
}
