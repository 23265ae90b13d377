import type { Instrument, Norms } from '../../../shared/domain/instrument.js';
import type { HumanAnswers, HumanReference } from '../../../shared/domain/population/reference.js';
import type { ReferenceSummary } from '../../../shared/domain/population/result.js';
import type { CorrelationMatrix } from '../../analysis/correlation-structure.js';
import { correlationMatrix } from '../../analysis/correlation-structure.js';
import type { HumanColumn } from '../../analysis/population-columns.js';
import { keyedScore, responseRange, scaleItems } from '../../instruments/scoring.js';
import { enough } from '../answers/answer-table.js';

/** People as a study holds simulated ones against them. */
export interface HumanPopulation {
  readonly summary: ReferenceSummary;
  /** By scale; scales that people were not measured on are missing. */
  readonly columns: ReadonlyMap<string, HumanColumn>;
  /** Their answers, where there are any. */
  readonly answers: HumanAnswers | null;
  /** Correlations of these scales; null where they are not known, or a scale of them is not. */
  correlations(scales: readonly string[]): CorrelationMatrix | null;
}

const NO_TAILS =
  'Tails and distances are worked out as if people’s scores were normally distributed: the figures do not hold their distribution.';

/**
 * What a reference says of people on an instrument. A scale that has no column of its own is scored from its items: the mean
 * of the keyed answers, where at least half are there.
 */
export function humanPopulation(reference: HumanReference, instrument: Instrument): HumanPopulation {
  if (reference.from === 'answers') return fromAnswers(reference, instrument);
  const figures = reference.from === 'norms' ? normsOf(reference.norms, instrument) : reference;
  if (figures.from === 'file') throw new TypeError('a human reference was not read from its file');
  const { scales, correlations } = figures;
  const numbers = Object.values(scales).flatMap(({ respondents }) => respondents ?? []);
  const limits = [
    NO_TAILS,
    ...(numbers.length === 0
      ? [
          'How many people the figures are of is not told: they are taken as known exactly, and intervals leave their error out.',
        ]
      : []),
    ...(correlations === undefined ? ['How scales go together in people is not told.'] : []),
  ];
  return {
    summary: {
      kind: figures.from,
      instrument: instrument.id,
      name: figures.name,
      source: figures.source,
      synthetic: 'synthetic' in figures && figures.synthetic === true,
      people: numbers.length === 0 ? null : Math.max(...numbers),
      weighted: false,
      sha256: ('sha256' in figures ? figures.sha256 : undefined) ?? null,
      limits,
    },
    columns: new Map(
      Object.entries(scales).map(([scale, { mean, standardDeviation, respondents = null }]) => [
        scale,
        { kind: 'normal', mean, standardDeviation, respondents },
      ]),
    ),
    answers: null,
    correlations: (wanted) => {
      const places = wanted.map((scale) => correlations?.scales.indexOf(scale) ?? -1);
      return places.includes(-1)
        ? null
        : places.map((row) => places.map((column) => correlations?.values[row]?.[column] ?? null));
    },
  };
}

function normsOf(id: string, instrument: Instrument) {
  const norms = instrument.norms?.find((own) => own.id === id) ?? NO_NORMS;
  const respondents = norms.respondents;
  return {
    from: 'norms' as const,
    name: norms.name,
    source: norms.source,
    correlations: undefined,
    scales: Object.fromEntries(
      Object.entries(norms.scales).map(([scale, figures]) => [
        scale,
        { ...figures, ...(respondents === undefined ? {} : { respondents }) },
      ]),
    ),
  };
}

const NO_NORMS: Pick<Norms, 'name' | 'source' | 'scales' | 'respondents'> = {
  name: 'no norms',
  source: 'The instrument comes without these norms.',
  scales: {},
};

function fromAnswers(reference: HumanAnswers, instrument: Instrument): HumanPopulation {
  const weights = reference.weights === undefined ? null : Float64Array.from(reference.weights);
  const columns = new Map<string, HumanColumn>(
    instrument.scales.flatMap(({ id }) => {
      const scores = scoresOn(id, reference, instrument);
      return scores === null ? [] : [[id, { kind: 'people' as const, scores, weights }] as const];
    }),
  );
  const { name, source, sha256, rows, synthetic = false } = reference;
  return {
    summary: {
      kind: 'answers',
      instrument: instrument.id,
      name,
      source,
      synthetic,
      people: rows.length,
      weighted: weights !== null,
      sha256,
      limits: synthetic ? ['These people were made up by a program: they stand for nobody.'] : [],
    },
    columns,
    answers: reference,
    correlations: (scales) => {
      const scores = scales.flatMap((scale) => {
        const column = columns.get(scale);
        return column?.kind === 'people' ? [column.scores] : [];
      });
      return scores.length < scales.length ? null : correlationMatrix(scores, weights);
    },
  };
}

/** Scores of every person on a scale, NaN where there is none; null where the table holds neither the scale nor its items. */
export function scoresOn(
  scale: string,
  { columns, rows }: Pick<HumanAnswers, 'columns' | 'rows'>,
  instrument: Instrument,
): Float64Array | null {
  const own = columns.indexOf(scale);
  if (own >= 0) return Float64Array.from(rows, (row) => row[own] ?? NaN);
  const items = scaleItems(instrument, scale);
  const places = items.map(({ item, sign }) => ({ at: columns.indexOf(item.id), sign }));
  if (places.every(({ at }) => at < 0)) return null;
  const { min, max } = responseRange(instrument);
  return Float64Array.from(rows, (row) => {
    const keyed = places.flatMap(({ at, sign }) => {
      const answer = row[at] ?? null;
      return answer === null ? [] : [keyedScore(answer, sign, min, max)];
    });
    if (!enough(keyed.length, items.length)) return NaN;
    return keyed.reduce((sum, score) => sum + score, 0) / keyed.length;
  });
}
