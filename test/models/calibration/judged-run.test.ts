import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import type { Response } from '../../../src/shared/domain/response.js';
import { validateDesign } from '../../../src/main/studies/design-file.js';
import { planStudy } from '../../../src/main/studies/plan.js';
import { runStudy } from '../../../src/main/studies/runner.js';
import { pathOf } from './calibration-files.js';

describe('free replies in a run with a judge', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mettle-judged-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are generated, read by the second subject and stored, with how far that one agrees with labels', async () => {
    const design = validateDesign(
      {
        schemaVersion: 1,
        name: 'judged',
        kind: 'readings',
        seed: 5,
        subjects: ['calibration:pliant'],
        instruments: ['open-replies-10'],
        conditions: { default: ['none'], placebos: [], personas: ['INTP'] },
        templates: ['statement'],
        orders: ['forward'],
        administration: { mode: 'sampled', runs: 1, replyTokens: 12 },
        judge: { subject: 'calibration:half' },
        analysis: { bootstrap: 100 },
      },
      'judged',
    );
    const snapshot = planStudy(design, await loadLibrary(), { quick: false });
    const engine = createEngine();
    const subject = await engine.inspect(pathOf('pliant-f16.gguf'));
    const store = await openStore({ file: join(folder, 'mettle.sqlite') });
    try {
      const { study, status } = await runStudy({
        store,
        engine: { load: (path, options) => engine.load(path, { ...options, gpu: 'none' }) },
        snapshot,
        subjects: [subject],
        judge: { path: pathOf('half-f16.gguf') },
        signal: new AbortController().signal,
      });
      expect(status).toBe('complete');
      const responses: Response[] = [];
      for await (const response of store.responses(study.id, subject.sha256)) responses.push(response);
      expect(responses).toHaveLength(20);
      const read = responses.flatMap((response) => (response.kind === 'sampled' ? [response] : []));
      expect(read.filter(({ outcome }) => outcome === 'parsed').length).toBeGreaterThan(0);
      for (const { outcome, score, text } of read) {
        expect(outcome === 'parsed' ? [1, 2, 3, 4, 5] : [null]).toContain(score);
        if (outcome === 'parsed') expect(text.trim()).not.toBe('');
      }
      const [record] = await store.studySubjects(study.id);
      expect(record?.runtime?.judge).toMatchObject({ name: 'Calibration: half', labelled: { replies: 75 } });
    } finally {
      await store.close();
    }
  });
});
