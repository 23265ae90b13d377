import { bundleTables } from '../format/tables.js';
import type { BundledStudy } from '../read/bundle-source.js';
import { workOutFindings } from '../source.js';
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
 * Works out every reported number anew from the responses: findings and their comparison by the study kind's own analysis,
 * bootstrap seeds included; scores; and what stands beside each response. Throws `BUNDLE_*` where the responses cannot be read,
 * `CANCELLED` through `alive`.
 */
export async function recomputeNumbers(bundle: BundledStudy, alive: () => void): Promise<NumberCheck> {
  const total = { numbers: 0, different: 0 };
  const problems: string[] = [];
  const { manifest, findings: stated, comparison } = bundle.files;
  const add = ({ numbers, different }: { numbers: number; different: number }): void => {
    total.numbers += numbers;
    total.different += different;
  };
  const found = await workOutFindings(bundle);
  alive();
  for (const [place, file] of stated.entries()) {
    const compared = compareValues(asJson(found.findings[place] ?? null), file.findings);
    add(compared);
    problems.push(
      ...compared.places.map(
        (name) => `Of ${file.name}, ${name === '' ? 'the findings' : name} comes out otherwise.`,
      ),
    );
  }
  const together = compareValues(asJson(found.comparison), comparison);
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
  return { ...total, problems };
}

/** A value as JSON keeps it. */
function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
