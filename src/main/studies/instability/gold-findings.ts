import type { AccuracyNoise, GoldFindings } from '../../../shared/domain/instability/labelling.js';
import type { PersonaTest } from '../../../shared/domain/instability/scale.js';
import type { Localised } from '../../../shared/domain/text.js';
import { crossedMean } from '../../analysis/crossed-mean.js';
import { clipped, studentInterval } from '../../analysis/estimate-error.js';
import { holmPresent } from '../../analysis/multiple.js';
import type { Random } from '../../analysis/random.js';
import type { Accumulator, InstrumentTally } from '../answers/accumulate.js';
import { answerTable, itemMean, type AnswerTable } from '../answers/answer-table.js';
import { withReference } from '../answers/reference.js';
import { presentMean } from '../gain/requests.js';
import { accuracyGrid, goldAgreement, type GoldTables, type Labeller } from './gold-agreement.js';
import { goldPlaces, goldTally } from './gold-answers.js';
import { personaDifferences } from './persona-differences.js';
import type { PersonaUnits } from './persona-units.js';
import { scaleDesign, type DesignParts } from './scale-design.js';
import { measureScale, type MeasuredScale } from './scale-findings.js';

/** What accuracy is measured from and with. */
export interface GoldParts extends Pick<DesignParts, 'templates' | 'itemOrders'> {
  readonly tables: readonly AnswerTable[];
  readonly tallies: readonly InstrumentTally[];
  readonly mode: Accumulator['mode'];
  readonly units: PersonaUnits;
  readonly runs: number | null;
  readonly permutations: number;
  readonly replicates: number;
  readonly confidence: number;
  /** A stream of its own by name, so that figures do not share their draws. */
  readonly random: (...parts: string[]) => Random;
}

/**
 * Every instrument with labels of people against what was answered: agreement of the subject without a persona and of each
 * persona, and how much of the variance of accuracy is due to personas and how much to noise. Tests are adjusted after Holm over
 * the personas of a task, and over the tasks. Tasks of which nothing was answered are left out.
 */
export function goldFindings(parts: GoldParts): GoldFindings[] {
  const found = parts.tables.flatMap((table, place) => {
    const tally = parts.tallies[place];
    const own = tally === undefined ? null : oneTask(table, tally, parts);
    return own === null ? [] : [own];
  });
  const adjusted = holmPresent(found.map(({ test }) => test?.p ?? null));
  return found.map(({ findings, test }, place) => ({
    ...findings,
    test: test === null ? null : { ...test, adjusted: adjusted[place] ?? test.p },
  }));
}

interface OneTask {
  readonly findings: Omit<GoldFindings, 'test'>;
  readonly test: Omit<PersonaTest, 'adjusted'> | null;
}

function oneTask(table: AnswerTable, tally: InstrumentTally, parts: GoldParts): OneTask | null {
  const { instrument } = table;
  const recoded = goldTally(tally);
  const [scale] = table.scales;
  if (recoded === null || scale === undefined) return null;
  const { conditions, templates, orders } = table;
  const right = answerTable(recoded, { conditions, templates, orders }, parts.mode);
  const tables: GoldTables = { table, right };
  const labellers = parts.units.units.map(({ label, places }): Labeller => ({
    label,
    places: places.flatMap((place) => place ?? []),
  }));
  const reference = withReference(table).reference;
  const barePlaces = reference.length === 0 ? null : reference;
  const bare =
    barePlaces === null
      ? null
      : goldAgreement(tables, { label: 'No persona', places: barePlaces }, null, parts.confidence);
  const personas = labellers.flatMap(
    (labeller) => goldAgreement(tables, labeller, bare === null ? null : barePlaces, parts.confidence) ?? [],
  );
  if (bare === null && personas.length === 0) return null;
  const noise = noiseOf(tables, recoded, parts);
  const gold = goldPlaces(instrument);
  const mean = crossedMean(overall(labellers.map(({ places }) => accuracyGrid(tables, places))));
  return {
    findings: {
      instrument: instrument.id,
      scale: scale.scale.id,
      name: scale.scale.name,
      labels: labelsOf(instrument),
      texts: gold.length,
      commonest: commonest(gold.map(({ option }) => option)),
      bare: bare === null ? null : { ...bare.agreement, adjustedP: null },
      personas: withAdjusted(personas),
      mean: mean === null ? null : clipped(studentInterval(mean, parts.confidence), 0, 1),
      noise: noise === null ? null : noiseFindings(noise.measured),
      byText: textsOf(tables, labellers, gold),
    },
    test: noise?.test ?? null,
  };
}

function withAdjusted(
  personas: readonly NonNullable<ReturnType<typeof goldAgreement>>[],
): GoldFindings['personas'] {
  const adjusted = holmPresent(personas.map(({ p }) => p));
  return personas.map(({ agreement }, place) => ({ ...agreement, adjustedP: adjusted[place] ?? null }));
}

/** Accuracy by text and persona, over ways of asking. */
function overall(grids: readonly (readonly (readonly number[])[])[]): number[][] {
  return (grids[0] ?? []).map((_, text) => grids.map((grid) => presentMean(grid[text] ?? [])));
}

function noiseOf(
  { right }: GoldTables,
  tally: InstrumentTally,
  { units, templates, itemOrders, runs, mode, permutations, replicates, confidence, random }: GoldParts,
): { readonly measured: MeasuredScale; readonly test: Omit<PersonaTest, 'adjusted'> | null } | null {
  const [key] = right.scales;
  if (key === undefined) return null;
  const design = scaleDesign({ table: right, tally, key, units, templates, itemOrders });
  if (design === null) return null;
  const name = right.instrument.id;
  const measured = measureScale(design, runs, {
    replicates,
    confidence,
    random: random('gold', 'components', name),
  });
  if (measured === null) return null;
  const { test } = personaDifferences(design, tally, mode, {
    permutations,
    random: random('gold', 'permutations', name),
  });
  return { measured, test };
}

function noiseFindings({ found }: MeasuredScale): AccuracyNoise {
  const { dominance, icc1, ratio, runRatio, components, personaDeviation } = found;
  return { dominance, icc1, ratio, runRatio, components, personaDeviation };
}

function labelsOf({ options }: AnswerTable['instrument']): string[] {
  return options.map(({ text }) => inOneLanguage(text));
}

/** In English, or in the first language that it is in. */
function inOneLanguage(text: Localised): string {
  return text['en'] ?? Object.values(text)[0] ?? '';
}

function commonest(labels: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return Math.max(0, ...counts.values()) / labels.length;
}

function textsOf(
  { table, right }: GoldTables,
  labellers: readonly Labeller[],
  gold: readonly { readonly item: number; readonly option: number }[],
): GoldFindings['byText'] {
  return gold.flatMap(({ item, option }, place) => {
    const over = (own: AnswerTable, at: number): number =>
      presentMean(
        labellers.map(({ places }) => presentMean(places.map((condition) => itemMean(own, condition, at)))),
      );
    const score = over(table, item);
    const of = table.instrument.items[item];
    if (Number.isNaN(score) || of === undefined) return [];
    return [
      {
        item: of.id,
        text: inOneLanguage(of.text),
        label: labelsOf(table.instrument)[option] ?? '',
        gold: table.scores[option] ?? 0,
        score,
        accuracy: over(right, place),
      },
    ];
  });
}
