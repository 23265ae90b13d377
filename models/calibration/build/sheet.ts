import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { mean, sum } from '../../../src/main/analysis/summary.js';
import type { PlannedCell } from '../../../src/main/studies/plan.js';
import { createAccumulator } from '../../../src/main/studies/answers/accumulate.js';
import { analyseResistance } from '../../../src/main/studies/resistance/analyse.js';
import type { StudySnapshot } from '../../../src/main/store/store.js';
import type { ReadoutResponse } from '../../../src/shared/domain/response.js';
import type { ResistanceResult } from '../../../src/shared/domain/resistance.js';
import { DEFAULT_LEVELS, KIND_DESCRIPTIONS, totalVariation, type Kind } from './design.js';

const OPTIONS = 5;

/** How far a subject's answers are from what it was built to give, over a fixed set of prompts. */
export interface Fit {
  readonly prompts: number;
  /** Mean over prompts of half the sum of absolute differences between designed and given option probabilities. */
  readonly meanTotalVariation: number;
  readonly percentile95: number;
}

/** The program's own analysis of the data-sheet study, from the trainer's probabilities. */
export function studyFigures(result: ResistanceResult): Record<string, unknown> {
  const { resistance, verdict, gate, instability } = result;
  const profile = Object.values(result.default.profile).flatMap((scales) => Object.entries(scales));
  return {
    defaultType: result.default.type,
    defaultProfile: Object.fromEntries(profile.map(([scale, { mean }]) => [scale, round(mean)])),
    resistance:
      resistance === null
        ? null
        : { estimate: round(resistance.estimate), low: round(resistance.low), high: round(resistance.high) },
    typeAdoption: result.typeAdoption === null ? null : round(result.typeAdoption.estimate),
    icc1: instability.icc1 === null ? null : round(instability.icc1.estimate),
    unstable: instability.unstable,
    gatePassed: gate.passed,
    verdict: verdict.label,
  };
}

function readFloats(folder: string, name: string): Float32Array {
  const bytes = readFileSync(join(folder, name));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** Option probabilities that the trainer wrote for one of its corpora, a row of five for each prompt. */
export function trainerProbabilities(folder: string, kind: Kind, corpus: string): number[][] {
  const values = readFloats(folder, `${kind}.${corpus}.probabilities.bin`);
  return Array.from({ length: values.length / OPTIONS }, (_, row) => [
    ...values.subarray(row * OPTIONS, (row + 1) * OPTIONS),
  ]);
}

/** Reads how well `kind` meets its design on a corpus that the trainer answered. */
export function fitToDesign(folder: string, kind: Kind, corpus: string): Fit {
  const meta = JSON.parse(readFileSync(join(folder, `${corpus}.json`), 'utf8')) as { kinds: string[] };
  const designed = readFloats(folder, `${corpus}.targets.bin`);
  const given = trainerProbabilities(folder, kind, corpus);
  const at = meta.kinds.indexOf(kind);
  const distances = given.map((row, prompt) => {
    const start = (prompt * meta.kinds.length + at) * OPTIONS;
    return totalVariation(row, [...designed.subarray(start, start + OPTIONS)]);
  });
  const sorted = distances.toSorted((a, b) => a - b);
  return {
    prompts: distances.length,
    meanTotalVariation: round(mean(distances)),
    percentile95: round(sorted[Math.floor(0.95 * (sorted.length - 1))] as number),
  };
}

/** Analyses option probabilities (presented order, a row for each cell) as the program analyses a stored study. */
export function analyseCells(
  snapshot: StudySnapshot,
  cells: readonly PlannedCell[],
  rows: readonly (readonly number[])[],
  name: string,
): ResistanceResult {
  const accumulator = createAccumulator(snapshot);
  cells.forEach((cell, index) => accumulator.add(asResponse(cell, rows[index] as readonly number[])));
  return analyseResistance(accumulator, snapshot, { seed: snapshot.design.seed, subject: name });
}

function asResponse({ key, prompt, instrument }: PlannedCell, presented: readonly number[]): ReadoutResponse {
  const probabilities = instrument.options.map(
    ({ score }) => presented[prompt.options.findIndex((option) => option.score === score)] as number,
  );
  const mass = sum(probabilities);
  return {
    kind: 'readout',
    cell: key,
    promptHash: createHash('sha256').update(prompt.user).digest('hex'),
    probabilities,
    offOption: Math.max(0, 1 - mass),
    promptTokens: 0,
    evaluatedTokens: 0,
    milliseconds: 0,
  };
}

/** Identity of a file on disk. */
export function fileFacts(path: string): { readonly bytes: number; readonly sha256: string } {
  return {
    bytes: statSync(path).size,
    sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
  };
}

/** What a data sheet says of the design, for every variant of a kind. */
export function designFacts(kind: Kind): Record<string, unknown> {
  return { kind, builtTo: KIND_DESCRIPTIONS[kind], defaultLevels: DEFAULT_LEVELS };
}

export function round(value: number, digits = 6): number {
  return Number(value.toFixed(digits));
}
