import { createHash } from 'node:crypto';
import { ENTRIES } from '../format/entries.js';
import type { Archive } from '../read/archive.js';
import { SIGNATURE_ENTRIES } from './signature/signature-entries.js';

const LINE = /^([0-9a-f]{64}) {2}(.+)$/;

/**
 * Holds the SHA-256 of every entry against `checksums.sha256`: one line each in the order of the entries, and none else. Gives
 * one sentence for each that differs. Throws `BUNDLE_*` for an entry that cannot be unpacked, `CANCELLED` through `alive`.
 */
export async function checksumProblems(archive: Archive, alive: () => void): Promise<string[]> {
  const entry = archive.entry(ENTRIES.checksums);
  if (entry === undefined) return [`It lacks ${ENTRIES.checksums}.`];
  const text = (await archive.whole(entry)).toString('utf8');
  const covered = archive.entries.filter(
    ({ name }) => name !== ENTRIES.checksums && !SIGNATURE_ENTRIES.includes(name),
  );
  const problems: string[] = [];
  const lines: string[] = [];
  const stated = new Map(
    text.split('\n').flatMap((line) => {
      const [, hash, name] = LINE.exec(line) ?? [];
      return hash === undefined || name === undefined ? [] : [[name, hash] as const];
    }),
  );
  for (const file of covered) {
    alive();
    const hash = createHash('sha256');
    for await (const chunk of archive.bytes(file)) hash.update(chunk);
    const sha256 = hash.digest('hex');
    lines.push(`${sha256}  ${file.name}\n`);
    const claimed = stated.get(file.name);
    if (claimed === undefined) problems.push(`${ENTRIES.checksums} does not name ${file.name}.`);
    else if (claimed !== sha256)
      problems.push(`${file.name} is not the file that ${ENTRIES.checksums} tells of.`);
  }
  const named = new Set(covered.map(({ name }) => name));
  for (const name of stated.keys()) {
    if (!named.has(name)) problems.push(`${ENTRIES.checksums} names ${name}, which is not there.`);
  }
  if (problems.length === 0 && text !== lines.join('')) {
    problems.push(
      `${ENTRIES.checksums} is not written as sha256sum would write it, in the order of the files.`,
    );
  }
  return problems;
}
