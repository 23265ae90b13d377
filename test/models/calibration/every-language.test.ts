import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inspectGguf } from '../../../src/main/engine/gguf/inspect-gguf.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import { instrumentLanguages } from '../../../src/main/instruments/validate.js';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import type { Store } from '../../../src/main/store/store.js';
import { parseCellKey } from '../../../src/shared/domain/cell.js';
import { planStudy } from '../../../src/main/studies/plan.js';
import { runStudy } from '../../../src/main/studies/runner.js';
import { specificationStudy } from '../../../src/main/studies/specification/kind.js';
import { languageInfo } from '../../../src/shared/domain/languages.js';
import { studyDesignSchema } from '../../../src/shared/domain/study.js';
import { pathOf } from './calibration-files.js';

const MINUTES = 10 * 60_000;
/** The character that stands where bytes could not be decoded. */
const UNDECODABLE = '\ufffd';

let folder: string;
let store: Store;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-every-language-'));
  store = await openStore({ file: join(folder, 'mettle.sqlite') });
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

it(
  'takes every language of the IPIP-NEO-120 from design to findings, with its own letters in every stored prompt',
  async () => {
    const library = await loadLibrary();
    const ipip = library.instruments.get('ipip-neo-120')!;
    const languages = instrumentLanguages(ipip);
    expect(languages.length).toBeGreaterThanOrEqual(39);
    const snapshot = planStudy(
      studyDesignSchema.parse({
        schemaVersion: 1,
        name: 'every-language',
        kind: 'specification',
        seed: 20261125,
        subjects: ['calibration:pliant'],
        instruments: ['ipip-neo-120'],
        conditions: {
          language: 'en',
          default: ['none'],
          placebos: [],
          personas: ['INTJ'],
          wordings: 'first',
        },
        templates: ['statement'],
        orders: ['forward'],
        specification: { languages, cover: 'full' },
        analysis: { bootstrap: 100 },
        quickItemsPerScale: 2,
      }),
      library,
      { quick: true },
    );
    const subject = await inspectGguf(pathOf('pliant-f16.gguf'));
    const { study, status } = await runStudy({
      store,
      engine: createEngine(),
      snapshot,
      subjects: [subject],
      signal: new AbortController().signal,
    });
    expect(status).toBe('complete');
    const texts = new Map(ipip.items.map((item) => [item.id, item.text]));
    const read = new Map<string, number>();
    for await (const { cell, promptHash } of store.responses(study.id, subject.sha256)) {
      const { item, language } = parseCellKey(cell);
      const prompt = (await store.prompt(promptHash)) ?? '';
      expect(prompt).not.toContain(UNDECODABLE);
      for (const text of [
        texts.get(item)?.[language],
        ...ipip.options.map((option) => option.text[language]),
      ]) {
        expect(prompt).toContain(text);
      }
      read.set(language, (read.get(language) ?? 0) + 1);
    }
    expect([...read.keys()].toSorted()).toEqual([...languages].toSorted());
    expect(new Set(read.values())).toEqual(new Set([snapshot.expectedPerSubject / languages.length]));
    const { expectedPerSubject: expected } = snapshot;
    const analysis = specificationStudy.analysis(snapshot);
    await analysis.addSubject(
      { subject, responses: expected, expected, failure: null },
      store.responses(study.id, subject.sha256),
    );
    const [found] = analysis.findings();
    if (found?.kind !== 'specification') throw new Error('there are no findings of this kind');
    expect(found.result.languages.map(({ language }) => language).toSorted()).toEqual(
      [...languages].toSorted(),
    );
    const report = analysis.text({ width: 100, unicode: true, colour: false }).join('\n');
    for (const language of languages) expect(report).toContain(languageInfo(language).name);
  },
  MINUTES,
);
