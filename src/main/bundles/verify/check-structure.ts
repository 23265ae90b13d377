import { plannedInstruments } from '../../../shared/domain/planned-instruments.js';
import {
  compareEntries,
  ENTRIES,
  findingsEntry,
  inspectEntry,
  instrumentEntry,
  tableEntry,
} from '../format/entries.js';
import { isLogged } from '../inspect/inspect-limit.js';
import type { Archive } from '../read/archive.js';
import type { BundleFiles } from '../read/bundle-files.js';
import { heldTables } from '../tables/findings-tables.js';
import { SIGNATURE_ENTRIES } from './signature/signature-entries.js';

const FIGURE = /^figures\/[a-z0-9][a-z0-9._-]*\.(svg|csv)$/i;

/** What is missing in a bundle, what does not belong in it, and what is not in its place: one sentence each. */
export function structureProblems(archive: Archive, files: BundleFiles): string[] {
  const names = archive.entries.map(({ name }) => name);
  const there = new Set(names);
  const wanted = wantedEntries(files);
  const problems = [
    ...wanted.filter((name) => !there.has(name)).map((name) => `It lacks ${name}.`),
    ...names
      .filter((name) => !wanted.includes(name) && !isOptional(name))
      .map((name) => `${name} does not belong in a bundle.`),
  ];
  for (const name of names) {
    if (!name.startsWith('figures/')) continue;
    const other = name.endsWith('.svg') ? name.replace(/\.svg$/, '.csv') : name.replace(/\.csv$/, '.svg');
    if (!there.has(other)) problems.push(`${name} is there without ${other}.`);
  }
  const sorted = names.toSorted(compareEntries);
  const astray = names.find((name, place) => sorted[place] !== name);
  if (astray !== undefined) problems.push(`${astray} is not in the place that its name gives it.`);
  return problems;
}

function wantedEntries({ manifest, plan, environment, comparison }: BundleFiles): string[] {
  const forms = manifest.choices.parquet ? (['csv', 'parquet'] as const) : (['csv'] as const);
  return [
    ...Object.values(ENTRIES).filter((name) => name !== ENTRIES.comparison || comparison !== null),
    ...plannedInstruments(plan.design).map(instrumentEntry),
    ...environment.subjects.map(({ subject }) => findingsEntry(subject.sha256)),
    ...environment.subjects
      .filter(({ responses }) => manifest.choices.inspect && isLogged(responses))
      .map(({ subject }) => inspectEntry(subject.sha256)),
    ...heldTables(manifest).flatMap(({ name }) => forms.map((form) => tableEntry(name, form))),
  ];
}

function isOptional(name: string): boolean {
  return SIGNATURE_ENTRIES.includes(name) || FIGURE.test(name);
}
