import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportBundle } from '../../src/main/bundles/export-bundle.js';
import type { BundleSource } from '../../src/main/bundles/source.js';
import { loadLibrary } from '../../src/main/library/load-library.js';
import { validateDesign } from '../../src/main/studies/design-file.js';
import { cells, planStudy } from '../../src/main/studies/plan.js';
import { bundleChoicesSchema } from '../../src/shared/contract/bundles.js';
import type { Response } from '../../src/shared/domain/response.js';
import { fakeSubject } from '../main/studies/fake-engine.js';

/**
 * Exports a study of so many responses (default 1,000,000) that are made as they are asked for, and prints the largest memory
 * of the process and the responses a second: `node --import tsx test/bench/bundle-export.ts 10000000`.
 */
async function bench(wanted: number): Promise<void> {
  const design = (runs: number): ReturnType<typeof validateDesign> =>
    validateDesign(
      {
        schemaVersion: 1,
        name: 'large',
        kind: 'resistance',
        seed: 1,
        subjects: ['calibration:pliant'],
        instruments: ['ipip-neo-120'],
        conditions: { default: ['none'], placebos: ['lake', 'brick'], personas: 'all' },
        templates: ['statement', 'letters'],
        administration: { mode: 'sampled', runs },
        analysis: { bootstrap: 100 },
      },
      'bench',
    );
  const library = await loadLibrary();
  const one = planStudy(design(1), library, { quick: false });
  const runs = Math.ceil(wanted / one.expectedPerSubject);
  const study = planStudy(design(runs), library, { quick: false });
  const keys = [...cells(study)].map(({ key }) => key);
  const subject = fakeSubject('synthetic');
  const total = keys.length * runs;
  const source: BundleSource = {
    study: {
      ...study,
      id: 1,
      status: 'complete',
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:00.000Z',
    },
    subjects: [{ subject, runtime: null, responses: total, failure: null }],
    changes: [],
    exploratoryOf: null,
    responses: () => synthetic(keys, runs),
    prompt: async (hash) => `The prompt ${hash}.`,
  };
  const folder = await mkdtemp(join(tmpdir(), 'mettle-bench-'));
  const path = join(folder, 'large.mettle.zip');
  let step = '';
  let begun = performance.now();
  const steps: Record<string, number> = {};
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 50);
  const start = performance.now();
  try {
    await exportBundle(source, path, {
      choices: bundleChoicesSchema.parse({}),
      onProgress: (next) => {
        if (next === step) return;
        const now = performance.now();
        if (step !== '') steps[step] = (now - begun) / 1000;
        [step, begun] = [next, now];
      },
    });
    const seconds = (performance.now() - start) / 1000;
    const { size } = await stat(path);
    const slowest = Object.entries(steps).filter(([, value]) => value > 0.5);
    console.log(
      JSON.stringify({
        responses: total,
        seconds: Math.round(seconds),
        responsesPerSecond: Math.round(total / seconds),
        peakMiB: Math.round(Math.max(most, process.resourceUsage().maxRSS * 1024) / 2 ** 20),
        bundleMiB: Math.round(size / 2 ** 20),
        secondsByStep: Object.fromEntries(
          slowest.map(([name, value]) => [name, Math.round(value * 10) / 10]),
        ),
      }),
    );
  } finally {
    clearInterval(watch);
    await rm(folder, { recursive: true, force: true });
  }
}

async function* synthetic(keys: readonly string[], runs: number): AsyncGenerator<Response> {
  for (const [place, cell] of keys.entries()) {
    const promptHash = place.toString(16).padStart(8, '0').repeat(8);
    for (let run = 0; run < runs; run += 1) {
      const score = ((place * 7 + run * 3) % 5) + 1;
      yield {
        kind: 'sampled',
        cell,
        run,
        seed: (place * 2_654_435_761 + run) % 2 ** 32,
        promptHash,
        text: `${score}. I would say so, run ${run}.`,
        outcome: 'parsed',
        score,
        batchShape: 16,
        promptTokens: 120,
        generatedTokens: 12,
        milliseconds: 3.25 + (run % 17) / 8,
      };
    }
  }
}

await bench(Number(process.argv[2] ?? 1_000_000));
