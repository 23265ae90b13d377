import { homedir, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { expect, it, describe } from 'vitest';
import { exportBundle } from '../../../src/main/bundles/export-bundle.js';
import { bundleTables } from '../../../src/main/bundles/format/tables.js';
import { manifestSchema } from '../../../src/main/bundles/format/manifest.js';
import {
  departuresFileSchema,
  environmentFileSchema,
  findingsFileSchema,
  instrumentFileSchema,
  planFileSchema,
} from '../../../src/main/bundles/format/study-files.js';
import { storedSource } from '../../../src/main/bundles/source.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { validateDesign } from '../../../src/main/studies/design-file.js';
import { planHash } from '../../../src/main/studies/plan-hash.js';
import { calibrationDirectory } from '../../../src/main/subjects/calibration-directory.js';
import { bundleChoicesSchema } from '../../../src/shared/contract/bundles.js';
import { parseCellKey } from '../../../src/shared/domain/cell.js';
import type { Response } from '../../../src/shared/domain/response.js';
import { collect } from '../store/fixtures/temporary-store.js';
import { readBundle, textOf } from './fixtures/read-bundle.js';
import { readCsv, readParquet, type Read } from './fixtures/read-table.js';
import { ranStudy, temporaryFolder } from './fixtures/studies.js';

const choices = bundleChoicesSchema.parse({});

async function realStudy(administration: unknown): ReturnType<typeof ranStudy> {
  const engine = createEngine();
  const design = validateDesign(
    {
      schemaVersion: 1,
      name: 'real',
      kind: 'resistance',
      seed: 3,
      subjects: ['calibration:pliant', 'calibration:stubborn'],
      instruments: ['jungian-4x12', 'ipip-neo-120'],
      conditions: { default: ['none'], placebos: ['lake'], personas: ['INTP'] },
      templates: ['statement'],
      orders: ['forward', 'reversed'],
      administration,
      analysis: { bootstrap: 100 },
      quickItemsPerScale: 2,
    },
    'real.json',
  );
  const subjects = await Promise.all(
    ['pliant-f16', 'stubborn-f16'].map((name) =>
      engine.inspect(join(calibrationDirectory(), `${name}.gguf`)),
    ),
  );
  return ranStudy({ design, library: await loadLibrary(), engine, subjects, quick: true });
}

function rowOf(response: Response, subject: string): Read {
  const { condition, instrument, item, template, order, language } = parseCellKey(response.cell);
  const where = { subject, condition, instrument, item, template, option_order: order, language };
  const common = { ...where, prompt: response.promptHash, milliseconds: response.milliseconds };
  const { promptTokens: prompt_tokens } = response;
  if (response.kind === 'readout') {
    const [p1, p2, p3, p4, p5] = response.probabilities as [number, number, number, number, number];
    const shares = { p1, p2, p3, p4, p5, off_option: response.offOption };
    return {
      ...common,
      mode: 'readout',
      ...shares,
      prompt_tokens,
      evaluated_tokens: response.evaluatedTokens,
    };
  }
  const {
    run,
    seed,
    outcome,
    score,
    text,
    batchShape: batch_shape,
    generatedTokens: generated_tokens,
  } = response;
  const text_sha256 = createHash('sha256').update(text).digest('hex');
  return {
    ...common,
    mode: 'sampled',
    run,
    seed,
    outcome,
    score,
    text,
    text_sha256,
    prompt_tokens,
    batch_shape,
    generated_tokens,
  };
}

describe.each([
  ['readout', { mode: 'readout' }],
  ['sampled', { mode: 'sampled', runs: 2, maxTokens: 8 }],
])('a bundle of a real study in %s mode', { timeout: 300_000 }, (mode, administration) => {
  it('holds every response as it is stored, in CSV and in Parquet alike, and nothing personal', async () => {
    const store = await realStudy(administration);
    const source = await storedSource(store, 'real');
    const path = join(temporaryFolder(), 'real.mettle.zip');
    const written = await exportBundle(source, path, { choices });
    const entries = await readBundle(path);
    expect(entries.map((entry) => entry.path)).toEqual(written.entries.map((entry) => entry.path));

    for (const table of bundleTables(5)) {
      const csv = readCsv(table, textOf(entries, `data/${table.name}.csv`));
      const parquet = await readParquet(
        entries.find((entry) => entry.path === `data/${table.name}.parquet`)!.bytes,
      );
      expect(parquet).toEqual(csv);
      expect(csv.length).toBeGreaterThan(0);
      for (const { name, required, values, minimum = -Infinity, maximum = Infinity } of table.columns) {
        const cells = csv.map((row) => row[name] ?? null);
        if (required === true) expect(cells, name).not.toContain(null);
        if (values !== undefined)
          expect([null, ...values]).toEqual(expect.arrayContaining([...new Set(cells)]));
        for (const cell of cells) {
          if (typeof cell === 'number')
            expect(cell >= minimum && cell <= maximum, `${name} ${cell}`).toBe(true);
        }
      }
    }

    const [responses, scores, prompts] = bundleTables(5).map((table) =>
      readCsv(table, textOf(entries, `data/${table.name}.csv`)),
    ) as [Read[], Read[], Read[]];
    const stored = await Promise.all(
      source.subjects.map(async ({ subject }) =>
        (await collect(source.responses(subject.sha256))).map((response) => rowOf(response, subject.sha256)),
      ),
    );
    expect(responses).toHaveLength(2 * source.study.expectedPerSubject);
    for (const [place, row] of stored.flat().entries()) expect(responses[place]).toMatchObject(row);
    expect(responses.map(({ response }) => response)).toEqual(responses.map((_, place) => place + 1));
    for (const { option_order, presented } of responses) {
      expect(presented).toBe(option_order === 'forward' ? '1 2 3 4 5' : '5 4 3 2 1');
    }
    expect(new Set(prompts.map(({ sha256 }) => sha256))).toEqual(
      new Set(responses.map(({ prompt }) => prompt)),
    );
    expect(prompts).toHaveLength(new Set(prompts.map(({ sha256 }) => sha256)).size);
    for (const { sha256, text } of prompts) {
      expect(createHash('sha256').update(String(text)).digest('hex')).toBe(sha256);
    }

    for (const { subject } of source.subjects) {
      const file = findingsFileSchema.parse(
        JSON.parse(textOf(entries, `study/findings/${subject.sha256}.json`)),
      );
      if (file.findings?.kind !== 'resistance') throw new Error('findings of resistance were expected');
      const { profiles } = file.findings.views;
      expect(profiles.length).toBeGreaterThan(50);
      for (const { condition, instrument, scale, mean } of profiles) {
        const own = scores.filter(
          (row) =>
            row['subject'] === subject.sha256 &&
            row['condition'] === condition &&
            row['instrument'] === instrument &&
            row['scale'] === scale,
        );
        expect(own).toHaveLength(mode === 'readout' ? 1 : 2);
        if (mode !== 'readout') continue;
        expect(own[0]!['score']).toBeCloseTo(mean, 10);
      }
    }

    const manifest = manifestSchema.parse(JSON.parse(textOf(entries, 'mettle.json')));
    expect(manifest).toMatchObject({ planHashCovered: true, counts: { responses: responses.length } });
    const plan = planFileSchema.parse(JSON.parse(textOf(entries, 'study/plan.json')));
    const instruments = plan.design.instruments.map(
      (id) =>
        instrumentFileSchema.parse(JSON.parse(textOf(entries, `study/instruments/${id}.json`))).instrument,
    );
    expect(planHash(plan.design, { ...plan, instruments, templates: plan.templates! })).toBe(
      source.study.planHash,
    );
    departuresFileSchema.parse(JSON.parse(textOf(entries, 'study/departures.json')));
    const environment = environmentFileSchema.parse(JSON.parse(textOf(entries, 'study/environment.json')));
    for (const { subject, runtime } of environment.subjects) {
      expect(subject).toMatchObject({ path: null, source: expect.stringMatching(/^calibration:/) as string });
      expect(runtime!.machine!.cores).toBeGreaterThan(0);
    }

    const personal = [
      homedir(),
      hostname(),
      ...[userInfo().username].filter((name) => name !== COMMON_WORD),
      process.cwd(),
      calibrationDirectory(),
      temporaryFolder(),
    ];
    for (const { path: entry, bytes } of entries) {
      // Of compressed bytes any two are a short name by chance; what Parquet holds was read above.
      const least = entry.endsWith('.parquet') ? 6 : 2;
      for (const word of personal.filter((text) => text.length >= least)) {
        expect(namedIn(said(entry, bytes), word), `${word} in ${entry}`).toBe(false);
      }
    }
  });
});

/** The superuser's name, which style sheets and formulas hold as a word. */
const COMMON_WORD = 'root';

/** What an entry says of a study: a report without its program and its style, whose short names are any two letters. */
function said(entry: string, bytes: Buffer): string {
  const text = bytes.toString('latin1');
  if (entry !== 'report.html') return text;
  const told = text.replace(/<style[^>]*>[^]*?<\/style>|<script>[^]*?<\/script>/g, '');
  expect(told).toContain('application/json');
  expect(told.length).toBeLessThan(text.length);
  return told;
}

/** Whether a word stands in the text by itself. */
function namedIn(text: string, word: string): boolean {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`).test(text);
}
