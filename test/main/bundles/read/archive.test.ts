import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../../../src/main/bundles/read/archive.js';
import { clashOf, readEntryName } from '../../../../src/main/bundles/read/entry-names.js';
import { ARCHIVE_LIMITS, type ArchiveLimits } from '../../../../src/main/bundles/read/limits.js';
import { verifyBundle } from '../../../../src/main/bundles/verify/verify-bundle.js';
import { zipBytes, type RawEntry } from '../zip-bytes.js';

let folder: string;
let place = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mettle-archive-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function fileOf(bytes: Buffer): string {
  place += 1;
  const path = join(folder, `${place}.zip`);
  writeFileSync(path, bytes);
  return path;
}

/** Opens an archive and reads all of it. */
async function readAll(bytes: Buffer, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<Map<string, string>> {
  const archive = await openArchive(fileOf(bytes), limits);
  try {
    const texts = new Map<string, string>();
    for (const entry of archive.entries) texts.set(entry.name, (await archive.whole(entry)).toString('utf8'));
    return texts;
  } finally {
    await archive.close();
  }
}

const SYMBOLIC_LINK = 0o120777 * 0x1_0000;
const HOSTILE: readonly (readonly [what: string, entries: readonly RawEntry[]])[] = [
  ['a way out', [{ name: '../a' }]],
  ['a way out in the middle', [{ name: 'a/../../b' }]],
  ['an absolute path', [{ name: '/etc/a' }]],
  ['a drive', [{ name: 'C:a' }]],
  ['a backslash', [{ name: 'a\\b' }]],
  ['an empty part', [{ name: 'a//b' }]],
  ['a dot for a part', [{ name: './a' }]],
  ['a folder', [{ name: 'a/' }]],
  ['no name', [{ name: '' }]],
  ['NUL in a name', [{ name: 'a\0b' }]],
  ['a name that is not UTF-8', [{ name: Buffer.from([0x61, 0xff]) }]],
  ['a name that does not say that it is UTF-8', [{ name: 'ä', flags: 0 }]],
  ['another name before the data', [{ name: 'a', localName: 'b' }]],
  ['a second name', [{ name: 'a', extra: Buffer.from([0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, 0x62]) }]],
  ['a name twice', [{ name: 'a' }, { name: 'a' }]],
  ['names that differ in case', [{ name: 'a' }, { name: 'A' }]],
  ['names that differ in form', [{ name: '\u00e9' }, { name: 'e\u0301' }]],
  ['a file that is a folder', [{ name: 'a' }, { name: 'a/b' }]],
  ['a symbolic link', [{ name: 'a', attributes: SYMBOLIC_LINK }]],
  ['a device', [{ name: 'a', attributes: 0o020644 * 0x1_0000 }]],
  ['special permissions', [{ name: 'a', attributes: 0o104755 * 0x1_0000 }]],
  ['encryption', [{ name: 'a', flags: 0x801 }]],
  ['strong encryption', [{ name: 'a', flags: 0x841 }]],
  ['a compression that is not known', [{ name: 'a', method: 14, content: 'x' }]],
  ['another compression before the data', [{ name: 'a', localMethod: 0 }]],
  ['other flags before the data', [{ name: 'a', localFlags: 0 }]],
  ['another size before the data', [{ name: 'a', localBytes: 3 }]],
  [
    'entries that lie over each other',
    [
      { name: 'a', content: 'x'.repeat(99) },
      { name: 'b', offset: 0, localName: 'b' },
    ],
  ],
  ['data that lies over the directory', [{ name: 'a', claimedCompressed: 60 }]],
  ['more bytes than it claims', [{ name: 'a', content: 'x'.repeat(1000), claimedBytes: 10 }]],
  ['a claim beyond all bounds', [{ name: 'a', claimedBytes: 2 ** 32 - 2 }]],
];

describe('a hostile archive', () => {
  it.each(HOSTILE)('is refused for %s', async (_, entries) => {
    await expect(readAll(zipBytes(entries))).rejects.toMatchObject({
      code: expect.stringMatching(/^BUNDLE_(HOSTILE|CORRUPT)$/),
    });
  });

  it.each(HOSTILE.filter(([what]) => what !== 'entries that lie over each other'))(
    'is called so, and not merely damaged: %s',
    async (_, entries) => {
      await expect(readAll(zipBytes(entries))).rejects.toMatchObject({ code: 'BUNDLE_HOSTILE' });
    },
  );

  it('is refused for many entries, many bytes together, and a high ratio', async () => {
    const many = Array.from({ length: 5 }, (_, number) => ({ name: `${number}`, content: 'x'.repeat(100) }));
    const limits = (changes: Partial<ArchiveLimits>): ArchiveLimits => ({ ...ARCHIVE_LIMITS, ...changes });
    const refused = { code: 'BUNDLE_HOSTILE' };
    await expect(readAll(zipBytes(many), limits({ entries: 4 }))).rejects.toMatchObject(refused);
    await expect(readAll(zipBytes(many), limits({ totalBytes: 499 }))).rejects.toMatchObject(refused);
    await expect(readAll(zipBytes(many), limits({ ratio: 2, ratioFrom: 50 }))).rejects.toMatchObject(refused);
    await expect(readAll(zipBytes(many), limits({ wholeBytes: 99 }))).rejects.toMatchObject(refused);
    expect((await readAll(zipBytes(many), limits({ entries: 5, totalBytes: 500 }))).size).toBe(5);
  });

  it('is told by its verification, and leaves nothing anywhere', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith(`.mettle-${process.pid}-`));
    const result = await verifyBundle(fileOf(zipBytes([{ name: '../../away' }])));
    expect(result).toMatchObject({ passed: false, checks: [{ name: 'archive', outcome: 'failed' }] });
    const after = readdirSync(tmpdir()).filter((name) => name.startsWith(`.mettle-${process.pid}-`));
    expect(after.filter((name) => !before.includes(name))).toEqual([]);
  });
});

describe('a damaged archive', () => {
  it.each([
    ['no zip file', Buffer.from('not a zip file at all, though long enough to hold an end')],
    ['an empty file', Buffer.alloc(0)],
    ['trailing bytes', zipBytes([{ name: 'a' }], Buffer.from('more'))],
    ['a wrong checksum', zipBytes([{ name: 'a', crc: 1 }])],
    ['fewer bytes than it claims', zipBytes([{ name: 'a', claimedBytes: 1000, localBytes: 1000 }])],
    ['half of itself', zipBytes([{ name: 'a' }]).subarray(20)],
  ])('is refused: %s', async (_, bytes) => {
    await expect(readAll(bytes)).rejects.toMatchObject({ code: 'BUNDLE_CORRUPT' });
  });

  it('throws nothing but errors of bundles, whatever its bytes are', async () => {
    const whole = zipBytes([{ name: 'a' }, { name: 'b/c', content: 'x'.repeat(500) }]);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const thrown = await readAll(bytes).then(
          () => null,
          (error: unknown) => error,
        );
        if (thrown !== null) expect(thrown).toMatchObject({ code: expect.stringMatching(/^BUNDLE_/) });
      }),
      { numRuns: 200 },
    );
  });
});

describe('an archive', () => {
  it('gives what is in it, archives within it closed', async () => {
    const inner = zipBytes([{ name: '../away' }]);
    const texts = await readAll(
      zipBytes([
        { name: 'ü/a.txt', content: 'text' },
        { name: 'inner.zip', content: inner, method: 0 },
      ]),
    );
    expect([...texts.keys()]).toEqual(['ü/a.txt', 'inner.zip']);
    expect(texts.get('ü/a.txt')).toBe('text');
  });
});

describe('names of entries', () => {
  it('that are accepted stay within their folder on every system', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '..', '.', '', 'C:', '\\', '/', 'b'), { maxLength: 6 }),
        (parts) => {
          const { problem, name = '' } = { name: undefined, ...readEntryName(Buffer.from(parts.join(''))) };
          if (problem !== undefined) return;
          expect(name).not.toMatch(/\\|^\/|^[A-Za-z]:/);
          expect(name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')).toBe(true);
        },
      ),
    );
  });

  it('clash where one system would take two for one', () => {
    expect(clashOf(['a/b', 'a/c', 'b'])).toBeNull();
    expect(clashOf(['STRASSE', 'straße'])).not.toBeNull();
  });
});
