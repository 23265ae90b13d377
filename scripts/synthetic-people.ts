import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRandom, hashSeed, type Random } from '../src/main/analysis/random.js';
import { normalDraw } from '../src/main/analysis/population-columns.js';
import { loadLibrary } from '../src/main/library/load-library.js';
import { referenceFromCsv } from '../src/main/studies/population/reference-csv.js';

/**
 * Makes up people for the example of the study kind `population`: `examples/synthetic-people.csv`, and the same people as the
 * reference within `examples/simulated-population.json`. Nobody was measured. Means and standard deviations of the five domains
 * are those of the published norms of the IPIP-NEO-120 (eight groups by sex and age, as many people in each); how domains go
 * together, and how far a person comes back to a score, are made up. Run as
 *
 *     npx tsx scripts/synthetic-people.ts
 */
const EXAMPLES = join(import.meta.dirname, '../examples');
const TABLE = 'synthetic-people.csv';
const STUDY = 'simulated-population.json';
const SEED = 20260311;
const EACH = 25;
const DOMAINS = ['N', 'E', 'O', 'A', 'C'] as const;
/** Share of a score that comes back on a second occasion, and of all that all domains have in common: made up. */
const RETEST = 0.85;
const COMMON = 0.2;
/** The domains' signs in what they have in common: neuroticism against the rest. */
const SIGNS: Readonly<Record<(typeof DOMAINS)[number], number>> = { N: -1, E: 1, O: 1, A: 1, C: 1 };

const NAME = 'Synthetic people (made up, nobody was measured)';
const SOURCE =
  'Made up by scripts/synthetic-people.ts from published figures: means and standard deviations of the domains by sex and age as in the norms of the IPIP-NEO-120 (J. A. Johnson); correlations and retest are made up. For trying the program out, not for conclusions about people.';

const twoDecimals = (score: number): string => Math.min(5, Math.max(1, score)).toFixed(2);

function scoresOf(
  figures: Readonly<Record<string, { readonly mean: number; readonly standardDeviation: number }>>,
  random: Random,
): { first: string[]; second: string[] } {
  const common = normalDraw(random);
  const pairs = DOMAINS.map((domain) => {
    const { mean, standardDeviation } = figures[domain] ?? { mean: NaN, standardDeviation: NaN };
    const trait = SIGNS[domain] * Math.sqrt(COMMON) * common + Math.sqrt(1 - COMMON) * normalDraw(random);
    const occasion = (): string =>
      twoDecimals(
        mean + standardDeviation * (Math.sqrt(RETEST) * trait + Math.sqrt(1 - RETEST) * normalDraw(random)),
      );
    return [occasion(), occasion()] as const;
  });
  return { first: pairs.map(([score]) => score), second: pairs.map(([, score]) => score) };
}

const { instruments } = await loadLibrary();
const instrument = instruments.get('ipip-neo-120');
if (instrument === undefined) throw new Error('there is no ipip-neo-120');
const rows = (instrument.norms ?? []).flatMap(({ id, scales }) => {
  const random = createRandom(hashSeed(SEED, id));
  const [, sex = '', age = ''] = /^johnson-([a-z]+)-(.+)$/.exec(id) ?? [];
  return Array.from({ length: EACH }, () => {
    const { first, second } = scoresOf(scales, random);
    return [sex, age, ...first, ...second].join(',');
  });
});
const header = ['group:sex', 'group:age', ...DOMAINS, ...DOMAINS.map((domain) => `retest:${domain}`)].join(
  ',',
);
const table = `${[header, ...rows].join('\n')}\n`;
await writeFile(join(EXAMPLES, TABLE), table);

const { reference, problems } = referenceFromCsv(table, instrument, {
  name: NAME,
  source: SOURCE,
  synthetic: true,
});
if (reference === null) throw new Error(problems.map(({ message }) => message).join('; '));
const study = JSON.parse(await readFile(join(EXAMPLES, STUDY), 'utf8')) as { population: object };
const whole = { ...study, population: { ...study.population, reference } };
await writeFile(join(EXAMPLES, STUDY), `${JSON.stringify(whole, null, 2)}\n`);
