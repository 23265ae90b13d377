import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  drawGroup,
  situationDrawer,
  STAGES,
  templateDrawer,
} from '../../../models/calibration/build/prompts.js';
import { tokenizerCorpus } from '../../../models/calibration/build/tokenizer-corpus.js';
import { trainedLibrary } from '../../../models/calibration/build/trained-library.js';
import { createRandom } from '../../../src/main/analysis/random.js';
import { loadLibrary } from '../../../src/main/library/load-library.js';

const library = await trainedLibrary();

function digest(parts: Iterable<unknown>): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${JSON.stringify(part)}\n`);
  return hash.digest('hex');
}

function* drawn(): Generator<unknown> {
  const instruments = [...library.instruments.values()];
  const drawTemplate = templateDrawer(library);
  for (const stage of STAGES) {
    const random = createRandom(1);
    const drawSituation = situationDrawer(library, stage);
    for (let index = 0; index < 200; index++) {
      const situation = drawSituation(random);
      yield drawGroup(random, situation, drawTemplate(random), instruments, 3);
    }
  }
}

describe('the library of the calibration subjects', () => {
  it('is what they were trained on, in that order', () => {
    expect([...library.instruments.keys()]).toEqual(['ipip-neo-120', 'jungian-4x12']);
    expect([...library.templates.keys()]).toEqual([
      'statement',
      'interview',
      'survey',
      'letters',
      'questionnaire',
      'form',
    ]);
    expect(library.personas.size).toBe(16);
    expect(library.roles.size).toBe(16);
    expect(library.populations.size).toBe(0);
  });

  it('is less than what ships', async () => {
    const shipped = await loadLibrary();
    expect(shipped.instruments.size).toBeGreaterThan(library.instruments.size);
    expect(shipped.roles.size).toBeGreaterThan(library.roles.size);
  });

  /** Digests of the texts that the committed files were trained on; another one means that a rebuild makes other subjects. */
  it('gives a rebuild the texts of the committed subjects', () => {
    expect(digest(tokenizerCorpus(library))).toBe(
      'b7ca404e5ee77655a18d42c898ba26058ae336f22fa53dd1bba33a817b63c646',
    );
    expect(digest(drawn())).toBe('7fe3d98c5ff7dcffa4b1ab77dfaf58a08c5f7e6c522dc367c9a8c7f31f47e956');
  });
});
