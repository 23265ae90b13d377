import { METTLE_VERSION } from '../../engine/versions.js';
import { BUNDLE_FORMAT_VERSION } from '../format/entries.js';
import type { Manifest } from '../format/manifest.js';
import { bundleTables } from '../format/tables.js';
import type { BundledStudy } from '../read/bundle-source.js';
import { workOutFindings } from '../source.js';
import { findingsRows, heldFindingsTables } from '../tables/findings-tables.js';
import { responseRows } from '../tables/response-rows.js';
import { scoreRows } from '../tables/score-rows.js';
import { compareRows } from './compare-rows.js';
import { compareValues } from './compare-values.js';

/** What working out a study's numbers anew came to. */
export interface NumberCheck {
  readonly numbers: number;
  readonly different: number;
  readonly problems: readonly string[];
}

/**
 * Works out every reported number anew from the responses: findings, their tables and their comparison by the study kind's own
 * analysis, bootstrap seeds included; scores; and what stands beside each response. What the findings of another version of Mettle
 * do not state is not held against them. Throws `BUNDLE_*` where the responses cannot be read,
 * `CANCELLED` through `alive`.
 */
export async function recomputeNumbers(bundle: BundledStudy, alive: () => void): Promise<NumberCheck> {
  const total = { numbers: 0, different: 0 };
  const problems: string[] = [];
  const { manifest, findings: files, stated } = bundle.files;
  const mayLack = isOfAnotherVersion(manifest);
  const add = ({ numbers, different }: { numbers: number; different: number }): void => {
    total.numbers += numbers;
    total.different += different;
  };
  const found = await workOutFindings(bundle);
  alive();
  for (const [place, file] of files.entries()) {
    const own = asJson(found.findings[place] ?? null);
    const compared = compareValues(own, stated.findings[place] ?? null, { mayLack });
    add(compared);
    problems.push(
      ...compared.places.map(
        (name) => `Of ${file.name}, ${name === '' ? 'the findings' : name} comes out otherwise.`,
      ),
    );
  }
  const together = compareValues(asJson(found.comparison), stated.comparison, { mayLack });
  add(together);
  problems.push(
    ...together.places.map((name) => `Of the comparison of subjects, ${name} comes out otherwise.`),
  );
  const { rawText } = manifest.choices;
  for (const table of bundleTables(manifest.options)) {
    alive();
    if (table.name !== 'responses' && table.name !== 'scores') continue;
    const compared =
      table.name === 'scores'
        ? await compareRows(table, scoreRows(bundle), bundle.rows('scores'))
        : await compareRows(
            table,
            responseRows(bundle, rawText),
            bundle.rows('responses'),
            // The hash of a text that was left out stands for itself.
            rawText ? [] : ['text_sha256', 'text'],
          );
    add(compared);
    problems.push(...compared.problems);
  }
  for (const own of heldFindingsTables(manifest)) {
    alive();
    const { name } = own.table;
    const rows = findingsRows(own, bundle.subjects, found.findings);
    const compared = await compareRows(own.table, rows, bundle.rows(name));
    add(compared);
    problems.push(...compared.problems);
  }
  return { ...total, problems };
}

/** Whether another version of Mettle worked the findings out, which may not have had all that this one has. */
function isOfAnotherVersion({ formatVersion, program }: Manifest): boolean {
  return formatVersion < BUNDLE_FORMAT_VERSION || program.version !== METTLE_VERSION;
}

/** A value as JSON keeps it. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
