import { z } from 'zod';
import { studyResultsSchema } from './results.js';
import { studyDetailSchema } from './studies.js';

/** A methods section ready for a paper, made from the locked plan alone. Plain text, no markup. */
export const methodsSchema = z.strictObject({
  paragraphs: z.array(z.string()),
  /** Full citations, in the order of first use. */
  references: z.array(z.string()),
  /** What the figures must not be read as, a sentence or two each. */
  limits: z.array(z.string()),
});
export type Methods = z.infer<typeof methodsSchema>;

/** Something by its name: what it is, in words. */
const factSchema = z.strictObject({ name: z.string(), value: z.string() });
export type ReportFact = z.infer<typeof factSchema>;

/** A subject as a reader of a report wants to find it again. */
const reportSubjectSchema = z.strictObject({
  sha256: z.string(),
  name: z.string(),
  quantization: z.string(),
  architecture: z.string(),
  fileName: z.string(),
  bytes: z.number(),
  licence: z.string().nullable(),
  /** Where to get it, as far as that is known. */
  source: z.string().nullable(),
  /** How it was run; empty for a subject that was never loaded. */
  environment: z.array(factSchema),
});

const reportInstrumentSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  items: z.number().int(),
  licence: z.string(),
  citation: z.string(),
  /** Why its texts are not in the bundle; null where they are. */
  withheld: z.string().nullable(),
});

/**
 * Everything that a report is made of. It holds nothing that differs between two machines with the same stored study: numbers
 * of the store are 0, paths are file names unless paths were asked for, states are those of the responses.
 */
export const reportInputSchema = z.strictObject({
  /** Of Mettle. */
  version: z.string(),
  results: studyResultsSchema,
  detail: studyDetailSchema,
  methods: methodsSchema,
  /** What departed from the plan, or the one sentence that nothing did. */
  departures: z.array(z.string()),
  subjects: z.array(reportSubjectSchema),
  instruments: z.array(reportInstrumentSchema),
  /** How to cite the study, a line. */
  citation: z.string(),
  /** SPDX identifier of the data's licence. */
  licence: z.string(),
  /** What stays out of the bundle, a sentence each. */
  leftOut: z.array(z.string()),
  /** Name of the bundle's file. */
  bundle: z.string(),
});
export type ReportInput = z.infer<typeof reportInputSchema>;

/** What a report's page is dressed in, as built: see `scripts/build-report.ts`. */
export interface ReportAssets {
  /** Makes the page live; free of `</script`. */
  readonly script: string;
  readonly style: string;
  /** Of the two texts above in UTF-8: SHA-256 in base64, for the content security policy. */
  readonly scriptHash: string;
  readonly styleHash: string;
}

/** A figure on its own, with its numbers. */
export interface ReportFigure {
  /** File name without its ending: lower-case ASCII letters, digits and hyphens. */
  readonly name: string;
  readonly title: string;
  /** An SVG document. */
  readonly svg: string;
  readonly csv: string;
}

export interface Report {
  /** One HTML document that needs no other file. */
  readonly html: string;
  readonly figures: readonly ReportFigure[];
}

/** What the built server entry of the report exports. */
export interface ReportRenderer {
  /** Draws a report; the same input gives the same bytes. */
  renderReport(input: ReportInput, assets: ReportAssets): Report;
}
