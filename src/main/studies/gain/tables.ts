import { GAIN_VERDICTS, type GainResult } from '../../../shared/domain/gain/result.js';
import {
  gateTable,
  overallFigure,
  overallTable,
  scaleColumns,
  verdictTable,
  type OverallFigure,
} from '../tables/common-tables.js';
import type { FindingsTable } from '../tables/findings-table.js';
import {
  count,
  estimate,
  maybe,
  number,
  POINTS,
  POINTS_FROM_0,
  SHARE,
  text,
} from '../tables/observed-columns.js';
import { OF_CONDITION } from '../tables/shared-columns.js';
import { tableOf } from '../tables/tables-of-kind.js';

const SOURCES = { values: ['single', 'profiles'] } as const;
const LEVEL = { minimum: 1, maximum: 9 } as const;
const RHO = { minimum: -1, maximum: 1 } as const;

const gains = tableOf('gain', ({ result }) =>
  Object.entries(result.byInstrument).map(([instrument, own]) => ({ instrument, own })),
)({
  name: 'gains',
  title: 'Gain by instrument',
  meaning: 'One row an instrument: the mean gain of its scales.',
  key: ['instrument'],
  columns: [
    text('instrument', 'The instrument.', ({ instrument }) => instrument),
    estimate('gain', 'Mean gain.', ({ own }) => own),
    count('scales', 'Scales that it is the mean of.', ({ own }) => own.scales),
    text('units', 'What stands for repetition in the interval.', ({ own }) => own.units, {
      values: ['texts', 'items'],
    }),
    count('unit_count', 'How many of these.', ({ own }) => own.unitCount),
    maybe.number(
      'unit_share',
      'Share of the error variance that is due to them.',
      ({ own }) => own.unitShare,
      SHARE,
    ),
    maybe.number('spearman', 'Mean of the scales’ Spearman’s ρ.', ({ own }) => own.spearman, RHO),
  ],
});

const doses = tableOf(
  'gain',
  ({ result }) => result.doses,
)({
  name: 'doses',
  title: 'Dose and response by scale',
  meaning: 'One row a scale that was asked for at three levels or more: how it follows what is asked of it.',
  key: ['instrument', 'scale'],
  columns: [
    scaleColumns(),
    text(
      'source',
      'Whether conditions ask for this scale alone, or for others too.',
      (row) => row.source,
      SOURCES,
    ),
    count('levels', 'Levels that were asked for.', ({ points }) => points.length),
    estimate(
      'gain',
      'Slope of observed on requested score: 1 follows fully, 0 not at all.',
      ({ gain }) => gain,
    ),
    maybe.number(
      'item_share',
      'Share of the gain’s error variance that is due to items rather than to wording.',
      ({ itemShare }) => itemShare,
      SHARE,
    ),
    number('intercept', 'Intercept of that line.', ({ intercept }) => intercept, POINTS),
    maybe.number('r2', 'Share of variance that the line accounts for.', ({ r2 }) => r2, SHARE),
    maybe.number(
      'spearman',
      'Spearman’s ρ; missing where nothing observed varies.',
      ({ spearman }) => spearman,
      RHO,
    ),
    count('violations', 'Neighbouring levels whose scores fall.', ({ violations }) => violations),
    number(
      'least_step',
      'Smallest step that counts as following.',
      ({ leastStep }) => leastStep,
      POINTS_FROM_0,
    ),
    maybe.number(
      'following_low',
      'Lowest level whose step outwards counts.',
      (row) => row.following.low,
      LEVEL,
    ),
    maybe.number(
      'following_high',
      'Highest level whose step outwards counts.',
      (row) => row.following.high,
      LEVEL,
    ),
    maybe.number(
      'unbroken_low',
      'Last level downwards before a step that falls short.',
      ({ unbroken }) => unbroken.low,
      LEVEL,
    ),
    maybe.number(
      'unbroken_high',
      'Last level upwards before a step that falls short.',
      ({ unbroken }) => unbroken.high,
      LEVEL,
    ),
    maybe.number('gain_below', 'Slope up to the middle level.', ({ halves }) => halves.below),
    maybe.number('gain_above', 'Slope from the middle level.', ({ halves }) => halves.above),
    maybe.number('default', 'The default’s mean score.', (row) => row.default, POINTS),
    maybe.number('placebo_low', 'Smallest mean of the placebos.', (row) => row.placebo?.low ?? null, POINTS),
    maybe.number('placebo_high', 'Largest mean of the placebos.', (row) => row.placebo?.high ?? null, POINTS),
    maybe.number(
      'least_shift',
      'Smallest difference of two conditions that stands out.',
      ({ leastDetectableShift }) => leastDetectableShift,
      POINTS_FROM_0,
    ),
  ],
});

const levels = tableOf('gain', ({ result }) =>
  result.doses.flatMap(({ instrument, scale, points }) =>
    points.map((point) => ({ instrument, scale, ...point })),
  ),
)({
  name: 'levels',
  title: 'Levels',
  meaning: 'One row a scale and requested level: what it came to.',
  key: ['instrument', 'scale', 'level'],
  columns: [
    scaleColumns(),
    number('level', '1 asks for the low pole, 9 for the high one.', ({ level }) => level, LEVEL),
    number('requested', 'The same as a score.', ({ requested }) => requested, POINTS),
    count('conditions', 'Conditions that ask for it.', ({ conditions }) => conditions.length),
    estimate(
      'mean',
      'Their mean score, with its interval over items and templates.',
      ({ mean, low, high }) => ({ estimate: mean, low, high }),
      POINTS,
    ),
    number('isotonic', 'Isotonic regression of the means.', ({ isotonic }) => isotonic, POINTS),
    maybe.flag('detectable', 'Whether it stands out from the default.', ({ detectable }) => detectable),
  ],
});

const mainEffects = tableOf(
  'gain',
  ({ result }) => result.mainEffects,
)({
  name: 'main_effects',
  title: 'Main effects',
  meaning: 'One row a scale asked for at its lowest and its highest level while others vary.',
  key: ['instrument', 'scale'],
  columns: [
    scaleColumns(),
    number('low_level', 'The lowest level.', ({ low }) => low.level, LEVEL),
    number('low_requested', 'The same as a score.', ({ low }) => low.requested, POINTS),
    number('low_mean', 'Mean score there.', ({ low }) => low.mean, POINTS),
    count('low_conditions', 'Conditions there.', ({ low }) => low.conditions),
    number('high_level', 'The highest level.', ({ high }) => high.level, LEVEL),
    number('high_requested', 'The same as a score.', ({ high }) => high.requested, POINTS),
    number('high_mean', 'Mean score there.', ({ high }) => high.mean, POINTS),
    count('high_conditions', 'Conditions there.', ({ high }) => high.conditions),
    estimate('gain', 'Difference of the means over that of the requests.', ({ gain }) => gain),
  ],
});

const crosstalk = tableOf('gain', ({ result }) =>
  result.crosstalk.flatMap(({ instrument, source, requested, observed, slopes }) =>
    requested.flatMap((asked, row) =>
      observed.map((seen, column) => ({
        instrument,
        source,
        asked,
        seen,
        slope: slopes[row]?.[column] ?? null,
      })),
    ),
  ),
)({
  name: 'crosstalk',
  title: 'Crosstalk',
  meaning: 'One row a requested and an observed scale: how far a request on the one moves the other.',
  key: ['instrument', 'source', 'requested', 'observed'],
  columns: [
    text('instrument', 'Instrument of both.', ({ instrument }) => instrument),
    text('source', 'Whether one scale is asked for at a time, or several.', (row) => row.source, SOURCES),
    text('requested', 'Scale that is asked for.', ({ asked }) => asked),
    text('observed', 'Scale that is read.', ({ seen }) => seen),
    maybe.number('slope', 'Share of its range for each share of the other’s.', ({ slope }) => slope),
  ],
});

const backfire = tableOf(
  'gain',
  ({ result }) => result.backfire?.pairs ?? [],
)({
  name: 'backfire',
  title: 'Anti-targets',
  meaning: 'One row a persona, its anti-target and a scale that it asks for: whether the two moved apart.',
  key: ['condition', 'anti_target', 'instrument', 'scale'],
  references: [OF_CONDITION, { columns: ['anti_target'], table: 'conditions', key: ['condition'] }],
  columns: [
    text('condition', 'Condition of the persona.', ({ condition }) => condition),
    text('anti_target', 'Condition of the anti-target.', ({ antiTarget }) => antiTarget),
    scaleColumns(),
    number('level', 'Level that the persona asks for.', ({ level }) => level, LEVEL),
    number('score', 'Mean score under the persona.', ({ score }) => score, POINTS),
    number('anti_score', 'Mean score under the anti-target.', ({ antiScore }) => antiScore, POINTS),
    number(
      'spread',
      'Their difference over the range; below 0 they moved the wrong way round.',
      ({ spread }) => spread,
    ),
    number(
      'requested_spread',
      'The spread that full following would give.',
      ({ requestedSpread }) => requestedSpread,
    ),
  ],
});

/** Tables of the findings of the kind `gain`. */
export const gainTables: readonly FindingsTable[] = [
  verdictTable(
    tableOf('gain', ({ result }) => [result]),
    GAIN_VERDICTS,
  ),
  gateTable(tableOf('gain', ({ result }) => result.gate.checks)),
  overallTable(tableOf('gain', ({ result }) => overallFigures(result))),
  gains,
  doses,
  levels,
  mainEffects,
  crosstalk,
  backfire,
];

function overallFigures({ gain, backfire: pairs }: GainResult): OverallFigure[] {
  return [
    overallFigure('gain', 'Mean gain of scales; n: scales.', gain, { n: gain?.scales ?? null }),
    overallFigure('spearman', 'Mean of the scales’ Spearman’s ρ; n: scales.', gain?.spearman ?? null, {
      n: gain?.scales ?? null,
    }),
    overallFigure(
      'anti_target_spread',
      'Mean spread of personas and anti-targets; n: pairs.',
      pairs?.spread ?? null,
      {
        n: pairs?.count ?? null,
      },
    ),
    overallFigure('backfired', 'Pairs that moved the wrong way round; n: pairs.', pairs?.backfired ?? null, {
      n: pairs?.count ?? null,
    }),
  ].flat();
}
