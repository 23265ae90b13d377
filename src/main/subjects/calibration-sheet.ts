import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { SubjectFile } from '../../shared/domain/subject.js';

/** What a calibration subject is, in words and figures that are ready to be shown. */
export interface CalibrationSheet {
  readonly purpose: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

const differenceSchema = z.object({ largest: z.number(), mean: z.number() });

/** The part of a data sheet that is shown; `models/calibration/build/data-sheet.ts` writes the whole. */
const sheetSchema = z.object({
  sha256: z.string(),
  builtTo: z.string(),
  study: z
    .object({
      defaultType: z.string(),
      resistance: z.object({ estimate: z.number(), low: z.number(), high: z.number() }),
      typeAdoption: z.number(),
      icc1: z.number(),
      gatePassed: z.boolean(),
      verdict: z.string(),
    })
    .optional(),
  fit: z
    .object({
      seen: z.object({ meanTotalVariation: z.number() }),
      heldOut: z.object({ meanTotalVariation: z.number() }),
    })
    .optional(),
  differenceFromF16: differenceSchema.optional(),
});
type Sheet = z.infer<typeof sheetSchema>;

/**
 * The data sheet of a calibration subject: `sheets/NAME.json` beside its file. Null where there is none, where it does not
 * parse, and where it was written of other bytes.
 */
export async function readCalibrationSheet(
  file: Pick<SubjectFile, 'path' | 'sha256'>,
): Promise<CalibrationSheet | null> {
  const name = basename(file.path).replace(/\.gguf$/i, '');
  const text = await readFile(join(dirname(file.path), 'sheets', `${name}.json`), 'utf8').catch(() => null);
  const sheet = text === null ? null : parseSheet(text);
  return sheet?.sha256 === file.sha256 ? { purpose: sheet.builtTo, facts: facts(sheet) } : null;
}

function parseSheet(text: string): Sheet | null {
  try {
    return sheetSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // A sheet that is no JSON tells nothing of its subject, as one that is missing.
    return null;
  }
}

function facts({ study, fit, differenceFromF16 }: Sheet): CalibrationSheet['facts'] {
  return [
    ...(study === undefined
      ? []
      : [
          {
            name: 'Resistance',
            value: `${fixed(study.resistance.estimate)} [${fixed(study.resistance.low)}, ${fixed(study.resistance.high)}]`,
          },
          { name: 'Verdict', value: study.verdict.replace('-', ' ') },
          { name: 'Gate', value: study.gatePassed ? 'passed' : 'failed' },
          { name: 'Default type', value: study.defaultType },
          { name: 'Type adoption', value: percent(study.typeAdoption) },
          { name: 'ICC(1,1)', value: fixed(study.icc1) },
        ]),
    ...(fit === undefined
      ? []
      : [
          {
            name: 'Distance from its design, texts it was trained on',
            value: fixed(fit.seen.meanTotalVariation, 3),
          },
          {
            name: 'Distance from its design, held-out texts',
            value: fixed(fit.heldOut.meanTotalVariation, 3),
          },
        ]),
    ...(differenceFromF16 === undefined
      ? []
      : [
          { name: 'Mean difference of a probability from F16', value: fixed(differenceFromF16.mean, 4) },
          {
            name: 'Largest difference of a probability from F16',
            value: fixed(differenceFromF16.largest, 3),
          },
        ]),
  ];
}

function fixed(value: number, digits = 2): string {
  return value.toFixed(digits);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}
