import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importBundle } from '../../../../src/main/bundles/import/import-bundle.js';
import { runCommandLine } from '../../../../src/main/cli/program.js';
import { createEngine } from '../../../../src/main/engine/llama-engine.js';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { openStore } from '../../../../src/main/store/sqlite-store.js';
import { validateDesign } from '../../../../src/main/studies/design-file.js';
import { planStudy } from '../../../../src/main/studies/plan.js';
import { runStudy } from '../../../../src/main/studies/runner.js';
import { calibrationDirectory } from '../../../../src/main/subjects/calibration-directory.js';
import { findSubjects } from '../../../../src/main/subjects/find-subjects.js';
import { resolveSubject } from '../../../../src/main/subjects/resolve-subject.js';
import { requestedPlaces } from '../../../../src/main/subjects/search-places.js';
import { fakeEnvironment } from '../../cli/fake-environment.js';
import { exported } from '../study-bundle.js';

const engine = createEngine();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mettle-rerun-kinds-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a study on calibration subjects and gives its bundle, and the one of somebody else who had taken it in. */
async function bundleOf(
  kind: string,
  changes: Record<string, unknown>,
): Promise<{ readonly sent: string; readonly again: string }> {
  const design = validateDesign(
    {
      schemaVersion: 1,
      name: kind,
      kind,
      seed: 3,
      subjects: ['calibration:pliant'],
      instruments: ['jungian-4x12'],
      conditions: { default: ['none'], placebos: ['lake'], personas: ['INTP', 'ENFJ'], wordings: 'first' },
      templates: ['statement'],
      orders: ['forward'],
      analysis: { bootstrap: 100 },
      quickItemsPerScale: 2,
      ...changes,
    },
    kind,
  );
  const { name } = design;
  const store = await openStore({ file: join(folder, name, 'first', 'mettle.db') });
  const { study, status } = await runStudy({
    store,
    engine,
    snapshot: planStudy(design, await loadLibrary(), { quick: true }),
    subjects: await Promise.all(
      design.subjects.map(async (reference) => engine.inspect(await resolveSubject(reference, folder))),
    ),
    ...(design.judge === undefined ? {} : { judge: { path: design.judge.subject } }),
    signal: new AbortController().signal,
  });
  expect(status).toBe('complete');
  const sent = await exported(store, study.id, join(folder, name, 'sent.mettle.zip'));
  await store.close();
  const other = await openStore({ file: join(folder, name, 'other', 'mettle.db') });
  const taken = await importBundle(other, sent);
  const again = await exported(other, taken.study.id, join(folder, name, 'again.mettle.zip'));
  await other.close();
  return { sent, again };
}

const KINDS: readonly (readonly [string, Record<string, unknown>])[] = [
  [
    'gain',
    {
      instruments: ['ipip-neo-120'],
      conditions: {
        default: ['none'],
        placebos: ['lake'],
        personas: [],
        sources: [{ kind: 'graded', traits: ['E'], levels: [1, 5, 9] }],
      },
    },
  ],
  ['specification', { specification: { labels: ['numbers', 'letters'], temperatures: [1], cover: 'full' } }],
  ['readings', { instruments: ['jungian-4x12', 'scenarios-40'] }],
  ['quantization', { subjects: ['calibration:pliant', 'calibration:pliant-q8_0'] }],
  [
    'instability',
    {
      conditions: { default: ['none'], placebos: [], personas: ['INTP', 'ENFJ', 'ISTJ'], wordings: 'first' },
    },
  ],
  [
    'population',
    {
      conditions: {
        default: ['none'],
        placebos: ['lake'],
        personas: [],
        sources: [{ kind: 'population', population: 'sociable-adults', size: 10, use: 'alone' }],
      },
      instruments: ['ipip-neo-120'],
      population: {
        reference: {
          from: 'moments',
          instrument: 'ipip-neo-120',
          name: 'Made up',
          source: 'For tests.',
          scales: { E: { mean: 3.4, standardDeviation: 0.6 }, A: { mean: 3.6, standardDeviation: 0.5 } },
        },
      },
    },
  ],
  [
    'replication',
    {
      instruments: ['known-means', 'sham-shares'],
      conditions: {
        default: ['none'],
        placebos: [],
        personas: [],
        sources: [{ kind: 'population', population: 'sociable-adults', size: 12, use: 'alone' }],
      },
      templates: ['question'],
      replication: { redraws: 100 },
    },
  ],
  [
    'identity',
    {
      instruments: ['headlines-20', 'evidence-tables-60'],
      conditions: {
        default: ['none'],
        placebos: [],
        personas: [],
        roles: ['democrat', 'republican'],
        wordings: 'first',
      },
      templates: ['judgement'],
      identity: {},
    },
  ],
];

interface Rerun {
  readonly code: number;
  readonly subjects: readonly { identical: number; different: number; missing: number; how: string }[];
  readonly numbers: readonly { readonly name: string; readonly outcome: string }[];
}

/** Runs a bundle again in the data folder of whoever took it in. */
async function rerun(kind: string, path: string, ...args: string[]): Promise<Rerun> {
  const environment = fakeEnvironment(folder, {
    engine: async () => engine,
    calibrationDirectory,
    resolveSubject: async (reference, base) => ({ path: await resolveSubject(reference, base) }),
    findSubjects: async ({ calibration = null, own = [] }) =>
      findSubjects({ places: requestedPlaces({ calibration, own }) }),
  });
  const data = join(folder, kind, 'other');
  const code = await runCommandLine(environment, ['rerun', path, '--data', data, '--json', ...args]);
  expect(environment.said.out, environment.said.err).toContain('"comparison"');
  const { comparison } = JSON.parse(environment.said.out) as { comparison: Omit<Rerun, 'code'> };
  return { ...comparison, code };
}

it.each(KINDS)(
  'a bundle of the kind %s is run again to identical numbers, also after it was taken in',
  { timeout: 300_000 },
  async (kind, changes) => {
    const { sent, again } = await bundleOf(kind, changes);
    const { code, subjects, numbers } = await rerun(kind, again);
    expect(numbers.filter(({ outcome }) => outcome !== 'identical')).toEqual([]);
    for (const subject of subjects) {
      expect(subject).toMatchObject({ how: 'same bytes', different: 0, missing: 0 });
      expect(subject.identical).toBeGreaterThan(20);
    }
    expect(subjects).toHaveLength(kind === 'quantization' ? 2 : 1);
    expect(code).toBe(0);
    expect(readFileSync(again).equals(readFileSync(sent))).toBe(true);
  },
);

it('the judge of a bundle without paths is found by its bytes', { timeout: 300_000 }, async () => {
  const judges = join(folder, 'judges');
  const judge = join(judges, 'reader.gguf');
  mkdirSync(judges);
  copyFileSync(join(calibrationDirectory(), 'half-f16.gguf'), judge);
  const { again } = await bundleOf('readings', {
    name: 'judged',
    instruments: ['open-replies-10'],
    conditions: { default: ['none'], placebos: [], personas: ['INTP'], wordings: 'first' },
    administration: { mode: 'sampled', runs: 1, replyTokens: 12 },
    judge: { subject: judge },
  });
  const { subjects } = await rerun('judged', again, '--dir', judges);
  expect(subjects).toMatchObject([{ how: 'same bytes', missing: 0 }]);
});
