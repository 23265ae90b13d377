import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportBundle } from '../../../../src/main/bundles/export-bundle.js';
import type { ColumnType } from '../../../../src/main/studies/tables/column.js';
import { guardFormula } from '../../../../src/main/bundles/format/csv-text.js';
import { DICTIONARY } from '../../../../src/main/bundles/format/tables.js';
import { manifestSchema } from '../../../../src/main/bundles/format/manifest.js';
import { storedSource, type BundleSource } from '../../../../src/main/bundles/source.js';
import { heldTables } from '../../../../src/main/bundles/tables/findings-tables.js';
import { createEngine } from '../../../../src/main/engine/llama-engine.js';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { validateDesign } from '../../../../src/main/studies/design-file.js';
import { calibrationDirectory } from '../../../../src/main/subjects/calibration-directory.js';
import { bundleChoicesSchema } from '../../../../src/shared/contract/bundles.js';
import type { Response, SampledResponse } from '../../../../src/shared/domain/response.js';
import { FakeEngine, fakeSubject } from '../../studies/fake-engine.js';
import { smallDesign, smallLibrary } from '../../studies/small-study.js';
import { readBundle, textOf, type BundleEntry } from '../fixtures/read-bundle.js';
import { readCsv, readParquet, type Read } from '../fixtures/read-table.js';
import { ranStudy, temporaryFolder } from '../fixtures/studies.js';

/**
 * R reads with base R alone. Debian's pandas has no library for Parquet (neither pyarrow nor fastparquet is packaged there), so
 * that Python reads the CSV, and hyparquet, a reader that others wrote, is the independent witness of the Parquet files.
 */
const RSCRIPT = found('Rscript', ['--vanilla', '-e', '1']);
const PYTHON = ['/usr/bin/python3', 'python3'].find(
  (program) => found(program, ['-c', 'import pandas']) !== null,
);

type Language = 'R' | 'Python';

const LANGUAGES: readonly Language[] = [
  ...(RSCRIPT === null ? [] : ['R' as const]),
  ...(PYTHON === undefined ? [] : ['Python' as const]),
];

function found(program: string, args: readonly string[]): string | null {
  try {
    execFileSync(program, [...args], { stdio: 'ignore' });
    return program;
  } catch {
    return null;
  }
}

/** Texts that a reader of CSV, a spreadsheet or a shell may trip over. NUL is missing: no R text holds it. */
const HOSTILE = [
  'a "quoted" word, and a comma',
  'two\nlines\n\nand "three"',
  '=1+1',
  "'=SUM(A1)",
  "''-x",
  '-3',
  '@name',
  '\tindented',
  "it's",
  '# no comment',
  'NA',
  'TRUE',
  '007',
  '\\n \\"',
  'naïve 🜁 ﷽ 漢字',
  '  blanks  ',
  '""',
  ',',
];

/** Numbers that a reader who does not round as IEEE 754 asks will get wrong. */
const NUMBERS = [
  0.1,
  1 / 3,
  5e-324,
  2.2250738585072014e-308,
  1 - 2 ** -53,
  0.30000000000000004,
  2 ** -1074 * 3,
];

interface LoadedColumn {
  readonly kind: string;
  readonly cells: readonly string[];
}

interface Loaded {
  readonly columns: ReadonlyMap<string, LoadedColumn>;
  readonly longRows: number;
  readonly keyedSum: number;
}

/** What a program says that it holds; see `dump-tables.R`. */
function loaded(text: string): Loaded {
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'));
  const [, rows = '', sum = ''] = lines.find(([table]) => table === 'long') ?? [];
  const columns = lines
    .filter(([table]) => table !== 'long')
    .map(
      ([table, column, kind = '', cells = '']) =>
        [`${table}.${column}`, { kind, cells: cells === '' ? [] : cells.split(',') }] as const,
    );
  return { columns: new Map(columns), longRows: Number(rows), keyedSum: Number(sum) };
}

function snippet(readme: string, language: string): string {
  return new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\n\`\`\``).exec(readme)?.[1] ?? '';
}

const TYPES: Readonly<Record<Language, Readonly<Record<ColumnType, string>>>> = {
  R: { string: 'character', integer: 'numeric', number: 'numeric', boolean: 'logical' },
  Python: { string: 'string', integer: 'Int64', number: 'float64', boolean: 'boolean' },
};

/** What a cell must be: an empty text is missing to both, and R has one end of a line. */
function wantedCell(value: Read[string] | undefined, language: Language): string | number {
  if (value === null || value === undefined || value === '') return '.';
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  const text = language === 'R' ? value.replace(/\r\n?/g, '\n') : value;
  return `x${Buffer.from(text, 'utf8').toString('hex')}`;
}

/**
 * A cell as it came out. R rounds a decimal now and then to the double beside the nearest one, so that its numbers are taken
 * for those wanted from there on; its whole numbers are exact.
 */
function cellOf(
  cell: string,
  type: ColumnType,
  wanted: string | number | undefined,
  language: Language,
): string | number {
  if (cell === '.' || type === 'string' || type === 'boolean') return cell;
  const value = Number(cell);
  const close = language === 'R' && type === 'number' && typeof wanted === 'number';
  return close && Math.abs(value - wanted) <= 2 ** -52 * Math.abs(wanted) ? wanted : value;
}

interface Bundle {
  readonly folder: string;
  readonly entries: readonly BundleEntry[];
}

async function bundleOf(source: BundleSource): Promise<Bundle> {
  const folder = temporaryFolder();
  const path = join(folder, `${source.study.design.name}.mettle.zip`);
  await exportBundle(source, path, { choices: bundleChoicesSchema.parse({ inspect: false }) });
  return { folder, entries: await readBundle(path) };
}

/** The same source, with texts and numbers that are hard to carry. */
function hostile(source: BundleSource): BundleSource {
  return {
    ...source,
    async *responses(sha256) {
      let place = 0;
      for await (const response of source.responses(sha256) as AsyncIterable<SampledResponse>) {
        const text = [...HOSTILE, ''][place % (HOSTILE.length + 1)]!;
        const milliseconds = NUMBERS[place % NUMBERS.length]!;
        yield { ...response, text, milliseconds } satisfies Response;
        place += 1;
      }
    },
  };
}

async function hostileStudy(): Promise<BundleSource> {
  const library = smallLibrary();
  const small = library.instruments.get('small')!;
  const items = small.items.map((item, place) => ({
    ...item,
    id: `00${place}`,
    text: { en: HOSTILE[place]! },
  }));
  const instruments = new Map([['small', { ...small, items }]]);
  const store = await ranStudy({
    design: smallDesign({ administration: { mode: 'sampled', runs: 2 }, templates: ['plain'] }),
    library: { ...library, instruments },
    engine: new FakeEngine(),
    subjects: [{ ...fakeSubject('one'), name: '=cmd|"x"', bytes: 2 ** 40 + 1 }],
  });
  return hostile(await storedSource(store, 'small-study'));
}

/** A subject of which the probabilities are known, and no round numbers. */
async function calibrationStudy(): Promise<BundleSource> {
  const engine = createEngine();
  const design = validateDesign(
    {
      schemaVersion: 1,
      name: 'half',
      kind: 'resistance',
      seed: 3,
      subjects: ['calibration:half'],
      instruments: ['jungian-4x12'],
      conditions: { default: ['none'], placebos: ['lake'], personas: ['INTP'] },
      templates: ['statement'],
      analysis: { bootstrap: 100 },
      quickItemsPerScale: 4,
    },
    'half.json',
  );
  const subject = await engine.inspect(join(calibrationDirectory(), 'half-f16.gguf'));
  const store = await ranStudy({
    design,
    library: await loadLibrary(),
    engine,
    subjects: [subject],
    quick: true,
  });
  return storedSource(store, 'half');
}

/** Runs the snippet of a bundle's README and compares what came out with the Parquet files; CSV for the dictionary. */
async function check(bundle: Bundle, language: Language): Promise<Loaded> {
  const { folder, entries } = bundle;
  const [tag, file, program, args] =
    language === 'R'
      ? (['r', 'dump-tables.R', RSCRIPT, ['--vanilla', '-']] as const)
      : (['python', 'dump-tables.py', PYTHON, ['-']] as const);
  const script = `${snippet(textOf(entries, 'README.md'), tag)}\n${readFileSync(join(import.meta.dirname, file), 'utf8')}`;
  const text = execFileSync(program ?? '', [...args], {
    cwd: folder,
    input: script,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  const result = loaded(text);
  const manifest = manifestSchema.parse(JSON.parse(textOf(entries, 'mettle.json')));
  expect(manifest.findingsTables.length).toBeGreaterThan(10);
  for (const table of [...heldTables(manifest), DICTIONARY]) {
    const parquet = entries.find((entry) => entry.path === `data/${table.name}.parquet`);
    const rows =
      parquet === undefined
        ? readCsv(table, textOf(entries, `data/${table.name}.csv`))
        : await readParquet(parquet.bytes);
    for (const { name, type } of table.columns) {
      const where = `${table.name}.${name}`;
      const column = result.columns.get(where);
      expect(column?.kind, where).toBe(TYPES[language][type]);
      const wanted = rows.map((row) => wantedCell(asInCsv(where, row[name]), language));
      const cells = column?.cells.map((cell, place) => cellOf(cell, type, wanted[place], language));
      expect(cells, where).toEqual(wanted);
    }
  }
  return result;
}

/** Only the texts of responses are freed of their guard in the snippet. */
function asInCsv(where: string, value: Read[string] | undefined): Read[string] | undefined {
  return typeof value === 'string' && where !== 'responses.text' ? guardFormula(value) : value;
}

for (const missing of (['R', 'Python'] as const).filter((language) => !LANGUAGES.includes(language))) {
  it.skip(`${missing} is not installed (r-base-core; python3-pandas): not tried`, () => undefined);
}

describe.runIf(LANGUAGES.length > 0)(`the README’s lines in ${LANGUAGES.join(' and ')}`, () => {
  it('load every table of hostile texts, with types and values', async () => {
    const source = await hostileStudy();
    const bundle = await bundleOf(source);
    for (const language of LANGUAGES) {
      const { longRows } = await check(bundle, language);
      expect(longRows, language).toBe(source.subjects[0]!.responses);
    }
  });

  it('load a calibration study’s numbers, and make the long table', async () => {
    const source = await calibrationStudy();
    const bundle = await bundleOf(source);
    const sums = new Map<Language, number>();
    for (const language of LANGUAGES) {
      const { longRows, keyedSum } = await check(bundle, language);
      expect(longRows, language).toBe(source.subjects[0]!.responses);
      sums.set(language, keyedSum);
    }
    const [first = 0, second = first] = sums.values();
    expect(first).toBeGreaterThan(source.subjects[0]!.responses);
    expect(second).toBeCloseTo(first, 9);
  });
});
