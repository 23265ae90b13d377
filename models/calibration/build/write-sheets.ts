import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mean } from '../../../src/main/analysis/summary.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import { KINDS } from './design.js';
import { readReference, referenceSchema, type ReferenceSet } from './reference-file.js';
import {
  analyseCells,
  designFacts,
  fileFacts,
  fitToDesign,
  round,
  studyFigures,
  trainerProbabilities,
} from './sheet.js';
import { sheetCells, sheetStudy } from './sheet-study.js';
import { trainedLibrary } from './trained-library.js';

const DIGITS = 5;

/** Measures every subject in `output` and writes `sheets/NAME.json` and `reference-set.json` beside them. */
export async function writeSheets(folder: string, output: string): Promise<void> {
  const reference = referenceSchema.parse({
    schemaVersion: 1,
    prompts: JSON.parse(readFileSync(join(folder, 'reference-set.json'), 'utf8')) as unknown,
  });
  mkdirSync(join(output, 'sheets'), { recursive: true });
  writeJson(join(output, 'reference-set.json'), reference);
  const referenceSha256 = createHash('sha256').update(JSON.stringify(reference)).digest('hex');
  const library = await trainedLibrary();
  const snapshot = sheetStudy(library);
  const cells = sheetCells(library);
  for (const kind of KINDS) {
    const f16 = await measure(join(output, `${kind}-f16.gguf`), reference);
    const trainer = trainerProbabilities(folder, kind, 'reference');
    writeSheet(output, `${kind}-f16`, {
      ...designFacts(kind),
      quantization: 'F16',
      fit: { seen: fitToDesign(folder, kind, 'seen'), heldOut: fitToDesign(folder, kind, 'held-out') },
      study: studyFigures(analyseCells(snapshot, cells, trainerProbabilities(folder, kind, 'study'), kind)),
      agreementWithTrainer: difference(f16, trainer),
      reference: {
        sha256: referenceSha256,
        probabilities: trainer.map((row) => row.map((value) => round(value, DIGITS))),
      },
    });
    for (const type of kind === 'pliant' || kind === 'half' ? ['Q8_0', 'Q4_0'] : []) {
      const name = `${kind}-${type.toLowerCase()}`;
      const measured = await measure(join(output, `${name}.gguf`), reference);
      writeSheet(output, name, {
        ...designFacts(kind),
        quantization: type,
        differenceFromF16: difference(measured, f16),
      });
    }
  }
}

function writeSheet(output: string, name: string, figures: Record<string, unknown>): void {
  const file = `${name}.gguf`;
  writeJson(join(output, 'sheets', `${name}.json`), {
    schemaVersion: 1,
    name,
    file,
    ...fileFacts(join(output, file)),
    licence: 'MIT',
    ...figures,
  });
}

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value)}\n`);
}

async function measure(path: string, reference: ReferenceSet): Promise<number[][]> {
  return (await readReference(createEngine(), path, reference)).map((answer) => [...answer.probabilities]);
}

/** Absolute differences between two readings of the reference set. */
function difference(
  measured: readonly (readonly number[])[],
  against: readonly (readonly number[])[],
): { largest: number; mean: number } {
  const differences = measured.flatMap((row, prompt) =>
    row.map((value, option) => Math.abs(value - (against[prompt]?.[option] as number))),
  );
  return {
    largest: round(Math.max(...differences)),
    mean: round(mean(differences)),
  };
}
