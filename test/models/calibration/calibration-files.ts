import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  trainedSheetSchema,
  variantSheetSchema,
  type TrainedSheet,
  type VariantSheet,
} from '../../../models/calibration/build/data-sheet.js';
import { referenceSchema, type ReferenceSet } from '../../../models/calibration/build/reference-file.js';
import { calibrationDirectory } from '../../../src/main/subjects/calibration-directory.js';

export const CALIBRATION = calibrationDirectory();

function read(name: string): unknown {
  return JSON.parse(readFileSync(join(CALIBRATION, name), 'utf8'));
}

const sheets = readdirSync(join(CALIBRATION, 'sheets')).map(
  (name) => read(join('sheets', name)) as { quantization: string },
);

/** Data sheets of the subjects as trained, and of their quantized variants. */
export const trainedSheets: TrainedSheet[] = sheets
  .filter(({ quantization }) => quantization === 'F16')
  .map((sheet) => trainedSheetSchema.parse(sheet));
export const variantSheets: VariantSheet[] = sheets
  .filter(({ quantization }) => quantization !== 'F16')
  .map((sheet) => variantSheetSchema.parse(sheet));

export function trainedSheet(kind: TrainedSheet['kind']): TrainedSheet {
  const sheet = trainedSheets.find((candidate) => candidate.kind === kind);
  if (sheet === undefined) throw new Error(`no data sheet for ${kind}`);
  return sheet;
}

export const referenceSet: ReferenceSet = referenceSchema.parse(read('reference-set.json'));

export function pathOf(file: string): string {
  return join(CALIBRATION, file);
}
