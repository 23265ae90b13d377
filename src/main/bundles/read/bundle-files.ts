import type { z } from 'zod';
import type { Comparison } from '../../../shared/contract/results.js';
import type { Instrument } from '../../../shared/domain/instrument.js';
import { plannedInstruments } from '../../../shared/domain/planned-instruments.js';
import { MettleError } from '../../../shared/errors.js';
import {
  BUNDLE_FORMAT_VERSION,
  ENTRIES,
  FINDINGS_FOLDER,
  findingsEntry,
  instrumentEntry,
} from '../format/entries.js';
import { manifestHeadSchema, manifestSchema, type Manifest } from '../format/manifest.js';
import {
  comparisonFileSchema,
  departuresFileSchema,
  environmentFileSchema,
  findingsFileSchema,
  instrumentFileSchema,
  planFileSchema,
  type DeparturesFile,
  type EnvironmentFile,
  type FindingsFile,
  type InstrumentFile,
  type PlanFile,
} from '../format/study-files.js';
import { unknownFindings } from '../tables/findings-tables.js';
import type { Archive } from './archive.js';
import { corrupt } from './bundle-error.js';

/** Everything in a bundle but its tables, its report and its figures. */
export interface BundleFiles {
  readonly manifest: Manifest;
  readonly plan: PlanFile;
  readonly departures: DeparturesFile;
  readonly environment: EnvironmentFile;
  /** In the order of the plan. */
  readonly instruments: readonly InstrumentFile[];
  /** In the order of the environment's subjects. */
  readonly findings: readonly FindingsFile[];
  readonly comparison: Comparison | null;
  /** The values of these files as they stand there: without what a later version of Mettle fills in. */
  readonly stated: { readonly findings: readonly unknown[]; readonly comparison: unknown };
}

/**
 * Reads `mettle.json`. Throws `BUNDLE_CORRUPT` where it is none, and `BUNDLE_UNSUPPORTED` for a version of the format, or a table
 * of findings, that this program does not know.
 */
export async function readManifest(archive: Archive): Promise<Manifest> {
  const value = await readJson(archive, ENTRIES.manifest);
  const head = checked(archive, ENTRIES.manifest, manifestHeadSchema, value);
  if (head.formatVersion > BUNDLE_FORMAT_VERSION) {
    throw new MettleError(
      'BUNDLE_UNSUPPORTED',
      `The bundle ${archive.path} has version ${head.formatVersion} of the format, and this program reads version ${BUNDLE_FORMAT_VERSION}.`,
      { hint: 'Update Mettle.' },
    );
  }
  const manifest = checked(archive, ENTRIES.manifest, manifestSchema, value);
  const unknown = unknownFindings(manifest);
  if (unknown === null) return manifest;
  throw new MettleError(
    'BUNDLE_UNSUPPORTED',
    `The bundle ${archive.path} holds findings that this program does not know: ${unknown}.`,
    { hint: 'Use the version of Mettle that its `mettle.json` names, or a later one.' },
  );
}

/** Reads and checks every JSON file of a study. Throws `BUNDLE_CORRUPT`, naming the file and the place in it. */
export async function readBundleFiles(archive: Archive, manifest: Manifest): Promise<BundleFiles> {
  const read = async <T>(name: string, schema: z.ZodType<T>): Promise<T> =>
    checked(archive, name, schema, await readJson(archive, name));
  const plan = await read(ENTRIES.plan, planFileSchema);
  const environment = await read(ENTRIES.environment, environmentFileSchema);
  const instruments: InstrumentFile[] = [];
  for (const id of plannedInstruments(plan.design))
    instruments.push(await read(instrumentEntry(id), instrumentFileSchema));
  const findings: FindingsFile[] = [];
  const stated: unknown[] = [];
  for (const { subject } of environment.subjects) {
    const name = findingsEntry(subject.sha256);
    const value = await readJson(archive, name);
    findings.push(checked(archive, name, findingsFileSchema, value));
    stated.push((value as { readonly findings: unknown }).findings);
  }
  const compares = archive.entry(ENTRIES.comparison) !== undefined;
  const comparison = compares ? await readJson(archive, ENTRIES.comparison) : null;
  return {
    manifest,
    plan,
    departures: await read(ENTRIES.departures, departuresFileSchema),
    environment,
    instruments,
    findings,
    comparison: compares ? checked(archive, ENTRIES.comparison, comparisonFileSchema, comparison) : null,
    stated: { findings: stated, comparison },
  };
}

/** Instruments as they were administered, in the order of the plan. */
export function instrumentsOf({ instruments }: Pick<BundleFiles, 'instruments'>): readonly Instrument[] {
  return instruments.map(({ instrument }) => instrument);
}

/** Whether an entry holds findings of a subject. */
export function isFindingsEntry(name: string): boolean {
  return name.startsWith(FINDINGS_FOLDER);
}

/** The value of a JSON entry. Throws `BUNDLE_CORRUPT` where it is missing or no JSON in UTF-8. */
export async function readJson(archive: Archive, name: string): Promise<unknown> {
  const entry = archive.entry(name);
  if (entry === undefined) throw corrupt(archive.path, `it lacks ${name}`);
  const bytes = await archive.whole(entry);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (thrown) {
    throw corrupt(archive.path, `${name} is not JSON`, thrown);
  }
}

function checked<T>(archive: Archive, name: string, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw corrupt(
    archive.path,
    `${name} does not hold what it should (${place === '' ? '' : `${place}: `}${issue?.message ?? 'wrong shape'})`,
    parsed.error,
  );
}
