import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveEntry } from '../../../../src/main/bundles/read/archive-entry.js';
import { openArchive } from '../../../../src/main/bundles/read/archive.js';
import { verifyBundle } from '../../../../src/main/bundles/verify/verify-bundle.js';
import { smallBundle } from '../study-bundle.js';
import { textsOf, writeTexts, type Texts } from '../rewrite-bundle.js';

/** A small study: 30 cells a subject. */
const DESIGN = { templates: ['plain'], orders: ['forward'] };
const FLIPS = 65;
const REGIONS = ['header', 'data', 'descriptor', 'directory', 'end'] as const;

let folder: string;
let whole: Buffer;
let entries: readonly ArchiveEntry[];
let texts: Texts;
let place = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mettle-corruptions-'));
  const path = await smallBundle(join(folder, 'whole'), DESIGN);
  whole = readFileSync(path);
  const archive = await openArchive(path);
  ({ entries } = archive);
  await archive.close();
  texts = await textsOf(await smallBundle(join(folder, 'plain'), DESIGN, { parquet: false }));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A generator of whole numbers below a bound (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function fileOf(bytes: Buffer): string {
  place += 1;
  const path = join(folder, `${place}.mettle.zip`);
  writeFileSync(path, bytes);
  return path;
}

/** Where a byte of a region lies. */
function placeIn(region: (typeof REGIONS)[number], random: (below: number) => number): number {
  const number = random(entries.length);
  const entry = entries[number];
  if (entry === undefined) throw new RangeError('no such entry');
  const dataEnd = entry.dataStart + entry.compressedBytes;
  const last = entries.at(-1) ?? entry;
  const directory = last.dataStart + last.compressedBytes + 16;
  switch (region) {
    case 'header':
      return entry.headerStart + random(entry.dataStart - entry.headerStart);
    case 'data':
      // The last byte has bits that no program reads.
      return random(4) === 0 ? dataEnd - 1 : entry.dataStart + random(entry.compressedBytes);
    case 'descriptor':
      return dataEnd + random(16);
    case 'directory':
      return directory + random(whole.length - 22 - directory);
    case 'end':
      return whole.length - 1 - random(22);
  }
}

describe('a byte that is not what it was', () => {
  it.each(Array.from({ length: FLIPS }, (_, number) => number))('is found (seed %i)', async (seed) => {
    const random = seeded(seed);
    const bytes = Buffer.from(whole);
    const at = placeIn(REGIONS[seed % REGIONS.length] ?? 'data', random);
    bytes[at] = (bytes[at] ?? 0) ^ (1 + random(255));
    expect((await verifyBundle(fileOf(bytes))).passed).toBe(false);
  });
});

interface Corruption {
  readonly what: string;
  readonly change: (texts: Texts) => void;
  /** The check that must find it. */
  readonly by: string;
  readonly stated?: boolean;
  readonly time?: Date;
}

function edit(name: string, change: (text: string) => string): (texts: Texts) => void {
  return (changed) => {
    const file = [...changed.keys()].find((candidate) => candidate.startsWith(name));
    if (file === undefined) throw new RangeError(`there is no ${name}`);
    const before = changed.get(file) ?? '';
    const after = change(before);
    if (after === before) throw new RangeError(`${name} was not changed`);
    changed.set(file, after);
  };
}

/** Changes the cells of one row (from 1) of a table without quoted cells before the one that is changed. */
function cell(table: string, row: number, column: string, value: (before: string) => string) {
  return edit(`data/${table}.csv`, (text) => {
    const lines = text.split('\n');
    const at = (lines[0] ?? '').split(',').indexOf(column);
    const cells = (lines[row] ?? '').split(',');
    cells[at] = value(cells[at] ?? '');
    lines[row] = cells.join(',');
    return lines.join('\n');
  });
}

function lines(name: string, change: (rows: string[]) => string[]) {
  return edit(name, (text) => change(text.split('\n')).join('\n'));
}

function json(name: string, change: (value: never) => void) {
  return edit(name, (text) => {
    const value: unknown = JSON.parse(Buffer.from(text, 'latin1').toString('utf8'));
    change(value as never);
    return Buffer.from(`${JSON.stringify(value, null, 2)}\n`).toString('latin1');
  });
}

const CORRUPTIONS: readonly Corruption[] = [
  {
    what: 'a number of the findings is changed',
    by: 'numbers',
    change: edit('study/findings/', (text) => text.replace(/0\.\d{3,}/, '0.123456')),
  },
  {
    what: 'a score is changed',
    by: 'numbers',
    change: cell('scores', 3, 'score', (score) => String(Number(score) + 0.25)),
  },
  {
    what: 'a probability is changed',
    by: 'numbers',
    change: cell('responses', 5, 'p1', (before) => String(Number(before) / 2)),
  },
  {
    what: 'a response belongs to another subject',
    by: 'counts',
    change: cell('responses', 31, 'subject', () => `6f6e65${'0'.repeat(58)}`),
  },
  {
    what: 'the order of presented options is changed',
    by: 'numbers',
    change: cell('responses', 2, 'presented', () => '3 2 1'),
  },
  {
    what: 'the score of a response is changed',
    by: 'numbers',
    change: cell('responses', 2, 'score', () => '2'),
  },
  {
    what: 'a response has another number',
    by: 'counts',
    change: cell('responses', 9, 'response', () => '90'),
  },
  {
    what: 'a response is to an item that is not there',
    by: 'counts',
    change: cell('responses', 9, 'item', () => 'i9'),
  },
  { what: 'a response is to another item', by: 'counts', change: cell('responses', 9, 'item', () => 'i0') },
  {
    what: 'a number is no number',
    by: 'schemas',
    change: cell('responses', 9, 'prompt_tokens', () => 'many'),
  },
  {
    what: 'a number is written otherwise',
    by: 'schemas',
    change: cell('responses', 9, 'prompt_tokens', () => '050'),
  },
  { what: 'a probability is above 1', by: 'schemas', change: cell('responses', 9, 'p2', () => '1.5') },
  { what: 'a value is missing', by: 'schemas', change: cell('responses', 9, 'mode', () => '') },
  {
    what: 'a value is of no known kind',
    by: 'schemas',
    change: cell('responses', 9, 'mode', () => 'guessed'),
  },
  { what: 'a column has another name', by: 'schemas', change: cell('responses', 0, 'p1', () => 'p_1') },
  {
    what: 'a row is dropped',
    by: 'counts',
    change: lines('data/responses.csv', (rows) => rows.toSpliced(7, 1)),
  },
  {
    what: 'the last row is dropped',
    by: 'counts',
    change: lines('data/responses.csv', (rows) => rows.toSpliced(rows.length - 2, 1)),
  },
  {
    what: 'a row is there twice',
    by: 'counts',
    change: lines('data/responses.csv', (rows) => rows.toSpliced(7, 0, rows[7] ?? '')),
  },
  {
    what: 'two rows change places',
    by: 'counts',
    change: lines('data/responses.csv', (rows) => rows.with(3, rows[4] ?? '').with(4, rows[3] ?? '')),
  },
  {
    what: 'a score is dropped',
    by: 'numbers',
    change: lines('data/scores.csv', (rows) => rows.toSpliced(2, 1)),
  },
  {
    what: 'a prompt has another text',
    by: 'schemas',
    change: edit('data/prompts.csv', (text) => text.replace('Statement 1', 'Statement 7')),
  },
  {
    what: 'a condition has another text',
    by: 'schemas',
    change: edit('data/conditions.csv', (text) => text.replace('harbour', 'haven')),
  },
  { what: 'an item is keyed otherwise', by: 'schemas', change: cell('items', 1, 'sign', () => '-1') },
  { what: 'a subject has another name', by: 'schemas', change: cell('subjects', 1, 'name', () => 'another') },
  {
    what: 'the plan asks something else',
    by: 'plan',
    change: edit('study/plan.json', (text) => text.replace('The text of harbour.', 'The text of haven.')),
  },
  {
    what: 'an item says something else',
    by: 'plan',
    change: edit('study/instruments/', (text) => text.replace('Statement 1.', 'Statement one.')),
  },
  {
    what: 'too many responses are said',
    by: 'counts',
    change: json('mettle.json', (value: { counts: { responses: number } }) => {
      value.counts.responses += 1;
    }),
  },
  {
    what: 'a departure is hidden',
    by: 'plan',
    change: json('study/departures.json', (value: { sentences: string[] }) => {
      value.sentences = ['All was well.'];
    }),
  },
  {
    what: 'a file of the study has a field that is not known',
    by: 'structure',
    change: json('study/environment.json', (value: { more?: number }) => {
      value.more = 1;
    }),
  },
  { what: 'a file is missing', by: 'structure', change: (changed) => void changed.delete('CITATION.cff') },
  {
    what: 'a file is foreign',
    by: 'structure',
    change: (changed) => {
      const sums = changed.get('checksums.sha256') ?? '';
      changed.delete('checksums.sha256');
      changed.set('zzz.txt', 'More.').set('checksums.sha256', sums);
    },
  },
  {
    what: 'files are in another order',
    by: 'structure',
    change: (changed) => {
      const all = [...changed];
      changed.clear();
      for (const [name, text] of all.toSpliced(1, 2, all[2] ?? ['', ''], all[1] ?? ['', '']))
        changed.set(name, text);
    },
  },
  {
    what: 'a checksum is another one',
    by: 'checksums',
    stated: true,
    change: edit('checksums.sha256', (text) => text.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))),
  },
  {
    what: 'a file is not among the checksums',
    by: 'checksums',
    stated: true,
    change: lines('checksums.sha256', (rows) => rows.toSpliced(2, 1)),
  },
  {
    what: 'files are of another time',
    by: 'archive',
    time: new Date('2026-11-29T10:11:14.345Z'),
    change: () => undefined,
  },
];

describe('a bundle that was made anew with checksums that are right', () => {
  it('passes as it was', async () => {
    const result = await verifyBundle(await writeTexts(join(folder, 'same.mettle.zip'), texts));
    expect(result.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
  });

  it('is tried in a hundred ways, with the bytes above', () => {
    expect(CORRUPTIONS.length + FLIPS).toBeGreaterThanOrEqual(100);
  });

  it.each(CORRUPTIONS)('is found out where $what', async ({ change, by, ...options }) => {
    const changed = new Map(texts);
    change(changed);
    place += 1;
    const path = await writeTexts(join(folder, `${place}.mettle.zip`), changed, options);
    const { passed, checks } = await verifyBundle(path);
    expect(passed).toBe(false);
    expect(checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name)).toContain(by);
  });
});
