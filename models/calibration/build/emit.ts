/**
 * Writes what `train.py` needs: the tokenizer, the training corpus and the corpora on which a subject is judged. Every
 * prompt comes from the program's own composer.
 * Usage: tsx emit.ts FOLDER [--train PREFIXES] [--refine PREFIXES]   (0 leaves that corpus as it is)
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '../../../src/main/analysis/random.js';
import { SPECIAL_TOKENS } from './chat-template.js';
import { writeCorpus, type PromptGroup } from './corpus-file.js';
import { drawGroup, situationDrawer, STAGES, templateDrawer, type Stage } from './prompts.js';
import { sheetGroups } from './sheet-study.js';
import { heldOutGroups, referenceGroups, referencePrompts, seenGroups } from './reference.js';
import { createTokenizer, trainTokenizer, type Tokenizer } from './tokenizer.js';
import { tokenizerCorpus } from './tokenizer-corpus.js';
import { trainedLibrary } from './trained-library.js';

const SEED = 20261124;
const ITEMS_PER_PREFIX = 12;
const VOCABULARY = 2304;
const ARCHITECTURE = { width: 128, layers: 4, heads: 4, feedForward: 320, ropeBase: 10000, context: 1024 };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { train: { type: 'string', default: '24000' }, refine: { type: 'string', default: '16000' } },
});
const folder = positionals[0];
if (folder === undefined) throw new Error('name the folder to write to');
mkdirSync(folder, { recursive: true });

const library = await trainedLibrary();
const instruments = [...library.instruments.values()];
const { specials, merges } = trainTokenizer(tokenizerCorpus(library), SPECIAL_TOKENS, VOCABULARY);
const tokenizer: Tokenizer = createTokenizer(specials, merges);
writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify({ specials, merges }));
writeFileSync(
  join(folder, 'config.json'),
  JSON.stringify({ ...ARCHITECTURE, vocabulary: tokenizer.vocabulary.length }),
);

function* trainingGroups(stage: Stage, count: number): Generator<PromptGroup> {
  const random = createRandom(SEED + STAGES.indexOf(stage));
  const drawSituation = situationDrawer(library, stage);
  const drawTemplate = templateDrawer(library);
  for (let index = 0; index < count; index++) {
    const situation = drawSituation(random);
    const template = drawTemplate(random);
    yield drawGroup(random, situation, template, instruments, ITEMS_PER_PREFIX);
  }
}

const counts: Record<string, number> = {
  study: writeCorpus(folder, 'study', sheetGroups(library), tokenizer),
  reference: writeCorpus(folder, 'reference', referenceGroups(library), tokenizer),
  seen: writeCorpus(folder, 'seen', seenGroups(library), tokenizer),
  'held-out': writeCorpus(folder, 'held-out', heldOutGroups(library), tokenizer),
};
for (const stage of STAGES) {
  const prefixes = Number(values[stage]);
  if (prefixes > 0) counts[stage] = writeCorpus(folder, stage, trainingGroups(stage, prefixes), tokenizer);
}
writeFileSync(join(folder, 'reference-set.json'), JSON.stringify(referencePrompts(library)));
process.stdout.write(`${JSON.stringify({ vocabulary: tokenizer.vocabulary.length, tokens: counts })}\n`);
