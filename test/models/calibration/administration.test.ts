import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import type { LoadedSubject } from '../../../src/main/engine/engine.js';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { administer } from '../../../src/main/studies/administration/administer.js';
import { fittedTo } from '../../../src/main/studies/administration/fitted.js';
import { validateDesign } from '../../../src/main/studies/design-file.js';
import { cells, planStudy } from '../../../src/main/studies/plan.js';
import type { StudySnapshot } from '../../../src/main/store/store.js';
import { pathOf } from './calibration-files.js';

const library = await loadLibrary();

function plan(changes: Record<string, unknown>): StudySnapshot {
  const design = validateDesign(
    {
      schemaVersion: 1,
      name: 'administered',
      kind: 'resistance',
      seed: 3,
      subjects: ['calibration:pliant'],
      instruments: ['jungian-4x12'],
      templates: ['statement'],
      ...changes,
    },
    'administered',
  );
  return planStudy(design, library, { quick: false });
}

describe('what is made for each subject', () => {
  let subject: LoadedSubject;
  beforeAll(async () => {
    subject = await createEngine().load(pathOf('pliant-f16.gguf'), { determinism: 'fast', gpu: 'none' });
  });
  afterAll(() => subject.close());

  it('brings the placebo and the anti-target of every shipped and made persona to its length, within one token', async () => {
    const snapshot = plan({
      conditions: {
        default: ['none'],
        placebos: [],
        personas: 'all',
        wordings: 'all',
        sources: [{ kind: 'graded' }, { kind: 'profiles' }],
        matched: ['placebo', 'anti-target'],
      },
    });
    const own = await fittedTo(snapshot, subject);
    const matched = own.conditions.filter(({ lengthOf }) => lengthOf !== undefined);
    const texts = (ids: readonly (string | undefined)[]): string[] =>
      ids.map((id) => own.conditions.find((condition) => condition.id === id)?.system ?? '');
    const lengths = await subject.countTokens(texts(matched.map(({ id }) => id)));
    const wanted = await subject.countTokens(texts(matched.map(({ lengthOf }) => lengthOf)));
    const differences = lengths.map((length, place) => Math.abs(length - (wanted[place] ?? Number.NaN)));
    expect(matched.length).toBeGreaterThan(200);
    expect(Math.max(...differences)).toBeLessThanOrEqual(1);
    expect(new Set(lengths).size).toBeGreaterThan(10);
  });

  it('shows a question in a running conversation what was said before', async () => {
    const snapshot = plan({
      kind: 'specification',
      orders: ['forward'],
      conditions: { default: ['none'], placebos: [], personas: ['INTP'] },
      specification: { contexts: ['conversation'], labels: ['numbers'], conversationLength: 6 },
    });
    const questions = { cells: { [Symbol.iterator]: () => cells(snapshot) }, wantedRun: () => true };
    const prompts: string[] = [];
    for await (const { response, promptText } of administer(
      subject,
      snapshot,
      questions,
      new AbortController().signal,
    )) {
      if (response.kind !== 'readout') throw new Error('a readout was asked for');
      expect(response.probabilities.reduce((sum, share) => sum + share, 0)).toBeGreaterThan(0.5);
      prompts.push(promptText);
    }
    expect(prompts).toHaveLength(snapshot.expectedPerSubject);
    const statements = prompts.map((text) => text.split('Statement: ').length - 1);
    expect(Math.max(...statements)).toBe(6);
    expect(statements.filter((count) => count === 1)).toHaveLength(prompts.length / 6);
  });
});
