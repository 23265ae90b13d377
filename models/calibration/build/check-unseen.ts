/**
 * How the subjects do on portraits in free vocabulary (`unseen-portraits.json`), which played no part in making them: mean
 * total variation from the design, by kind and type, read through llama.cpp.
 * Usage: tsx check-unseen.ts
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createRandom, type Random } from '../../../src/main/analysis/random.js';
import { mean } from '../../../src/main/analysis/summary.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import type { LoadedSubject } from '../../../src/main/engine/engine.js';
import type { Library } from '../../../src/main/library/load-library.js';
import { designedDistribution, totalVariation, type Kind } from './design.js';
import { drawGroup, requestOf } from './prompts.js';
import { trainedLibrary } from './trained-library.js';

const SEED = 99;
const ITEMS = 24;
const TEMPLATES = ['questionnaire', 'form', 'statement', 'letters'];

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const { portraits } = z
  .strictObject({ note: z.string(), portraits: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(here('../unseen-portraits.json'), 'utf8')));

async function distances(
  subject: LoadedSubject,
  kind: Kind,
  library: Library,
  random: Random,
  type: string,
): Promise<number[]> {
  const system = portraits[type];
  const persona = library.personas.get(type);
  const instrument = library.instruments.get('jungian-4x12');
  if (system === undefined || persona === undefined || instrument === undefined) {
    throw new RangeError(`nothing is known of type ${type}`);
  }
  const request = requestOf(persona);
  const found: number[] = [];
  for (const id of TEMPLATES) {
    const template = library.templates.get(id);
    if (template === undefined) throw new RangeError(`no template ${id}`);
    const { prompts } = drawGroup(random, { system, request }, template, [instrument], ITEMS);
    const requests = prompts.map(({ composed }, index) => ({
      id: String(index),
      messages: { system, user: composed.user },
      options: composed.options.map(({ label }) => label),
    }));
    for await (const answer of subject.readout(requests)) {
      const prompt = prompts[Number(answer.id)];
      if (prompt === undefined) throw new RangeError(`an answer to no prompt: ${answer.id}`);
      const designed = designedDistribution(kind, prompt.reading, request);
      found.push(
        totalVariation(
          answer.probabilities,
          prompt.composed.options.map(({ score }) => designed[score - 1] ?? NaN),
        ),
      );
    }
  }
  return found;
}

const library = await trainedLibrary();
for (const kind of ['pliant', 'half', 'stubborn'] as const) {
  const random = createRandom(SEED);
  const subject = await createEngine().load(here(`../${kind}-f16.gguf`), {
    determinism: 'fast',
    gpu: 'none',
  });
  const byType: [string, number][] = [];
  for (const type of Object.keys(portraits)) {
    byType.push([type, mean(await distances(subject, kind, library, random, type))]);
  }
  await subject.close();
  const types = byType.map(([type, value]) => `${type} ${value.toFixed(2)}`).join(', ');
  console.log(`${kind}: ${mean(byType.map(([, value]) => value)).toFixed(3)} (${types})`);
}
