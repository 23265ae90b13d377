import { afterAll, describe, expect, it } from 'vitest';
import { renderCalibrationPrompt } from '../../../models/calibration/build/chat-template.js';
import { readReference } from '../../../models/calibration/build/reference-file.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import { pathOf, referenceSet, trainedSheet, trainedSheets, variantSheets } from './calibration-files.js';

/** The agreement that is asked of the F16 files; what is reached stands on the data sheets. */
const LARGEST_DIFFERENCE = 0.02;
const VARIANT_SLACK = 0.02;

const engine = createEngine();
const readings = new Map<string, Awaited<ReturnType<typeof readReference>>>();

async function read(file: string): Promise<Awaited<ReturnType<typeof readReference>>> {
  const known = readings.get(file);
  if (known !== undefined) return known;
  const fresh = await readReference(engine, pathOf(file), referenceSet);
  readings.set(file, fresh);
  return fresh;
}

afterAll(() => {
  readings.clear();
});

function largestDifference(a: readonly (readonly number[])[], b: readonly (readonly number[])[]): number {
  return Math.max(
    ...a.flatMap((row, prompt) => row.map((value, option) => Math.abs(value - (b[prompt]?.[option] ?? NaN)))),
  );
}

describe('llama.cpp against the trainer', () => {
  it.each(trainedSheets)('$file: option probabilities agree with the trainer', async (sheet) => {
    const answers = await read(sheet.file);
    const difference = largestDifference(
      answers.map(({ probabilities }) => probabilities),
      sheet.reference.probabilities,
    );
    expect(difference).toBeLessThan(LARGEST_DIFFERENCE);
    expect(Math.max(...answers.map(({ offOption }) => offOption))).toBeLessThan(0.05);
  });

  it('puts the very prompts that the trainer saw', async () => {
    const answers = await read(trainedSheet('pliant').file);
    answers.forEach((answer, index) => {
      const { system, user } = referenceSet.prompts[index]!;
      expect(answer.promptText).toBe(renderCalibrationPrompt(system, user));
    });
  });

  it.each(variantSheets)('$file differs from the F16 file by the amount on its sheet', async (sheet) => {
    const variant = await read(sheet.file);
    const original = await read(trainedSheet(sheet.kind).file);
    const difference = largestDifference(
      variant.map(({ probabilities }) => probabilities),
      original.map(({ probabilities }) => probabilities),
    );
    expect(difference).toBeGreaterThan(0);
    expect(Math.abs(difference - sheet.differenceFromF16.largest)).toBeLessThan(VARIANT_SLACK);
  });
});
