import { INSTABILITY_VERDICTS, type InstabilityResult } from '../../../shared/domain/instability/result.js';
import { DOMINANCES } from '../../../shared/domain/instability/scale.js';
import { gateTable, overallTable, scaleColumns, verdictTable } from '../tables/common-tables.js';
import {
  count,
  estimate,
  flag,
  maybe,
  NOT_NEGATIVE,
  number,
  POINTS,
  POINTS_FROM_0,
  SHARE,
  text,
} from '../tables/observed-columns.js';
import type { FindingsTable } from '../tables/findings-table.js';
import { tableOf } from '../tables/tables-of-kind.js';
import { goldTables } from './gold-tables.js';
import { overallFigures } from './overall-figures.js';

const SQUARED_POINTS = { unit: 'squared points of the response scale' } as const;
const SQUARED_POINTS_FROM_0 = { ...SQUARED_POINTS, ...NOT_NEGATIVE } as const;

const scales = tableOf(
  'instability',
  ({ result }) => result.scales,
)({
  name: 'scales',
  title: 'Noise against persona by scale',
  meaning: 'One row a scale: how much of what its scores vary by is persona, and how much noise.',
  key: ['instrument', 'scale'],
  columns: [
    scaleColumns(),
    count('items', 'Items of one administration, for which the ratios and icc1 stand.', ({ items }) => items),
    count('personas', 'Personas that were compared.', ({ personas }) => personas),
    count('administrations', 'Administrations behind icck.', ({ administrations }) => administrations),
    text('dominance', 'Which is larger, by the interval of icc1.', ({ dominance }) => dominance, {
      values: DOMINANCES,
    }),
    estimate('icc1', 'ICC(1,1): reliability of one administration.', ({ icc1 }) => icc1, SHARE),
    estimate('icck', 'ICC(1,k): reliability of the mean of all administrations.', ({ icck }) => icck, SHARE),
    maybe.estimate(
      'ratio',
      'Noise of one administration over the variance of personas; missing where it has no bound.',
      ({ ratio }) => ratio,
      NOT_NEGATIVE,
    ),
    maybe.estimate(
      'run_ratio',
      'Noise of runs alone over the variance of personas; missing where it has no bound.',
      ({ runRatio }) => runRatio,
      NOT_NEGATIVE,
    ),
    number(
      'persona_deviation',
      'Standard deviation of personas’ true scores.',
      ({ personaDeviation }) => personaDeviation,
      POINTS_FROM_0,
    ),
    number(
      'noise_share',
      'Variance of one answer over runs, as a share of that of answering at random.',
      ({ noiseShare }) => noiseShare,
      NOT_NEGATIVE,
    ),
    count('missing', 'Cells without an answer.', ({ missing }) => missing),
    flag(
      'runs_apart',
      'False where a single run a cell leaves the highest interaction and runs one.',
      ({ runsApart }) => runsApart,
    ),
    maybe.number('entropy', 'Entropy of an answer.', ({ entropy }) => entropy?.entropy ?? null, {
      unit: 'bits',
      ...NOT_NEGATIVE,
    }),
    maybe.number(
      'entropy_share',
      'Share of it that personas explain.',
      ({ entropy }) => entropy?.share ?? null,
      SHARE,
    ),
    maybe.number(
      'entropy_share_corrected',
      'The same less what shuffled answers give.',
      ({ entropy }) => entropy?.corrected ?? null,
    ),
    maybe.number(
      'entropy_p',
      'p of the divergence of answers between personas, by shuffled answers; missing for exact probabilities and in running conversations.',
      ({ entropy }) => entropy?.p ?? null,
      SHARE,
    ),
    maybe.text(
      'test_unit',
      'What the permutation test of personas moves: labels within blocks, or single answers within items.',
      ({ test }) => test?.unit ?? null,
      { values: ['blocks', 'answers'] },
    ),
    maybe.number('test_p', 'p of the test.', ({ test }) => test?.p ?? null, SHARE),
    maybe.number('test_p_holm', 'p after Holm over scales.', ({ test }) => test?.adjusted ?? null, SHARE),
    maybe.flag('test_exact', 'Whether all arrangements were tried.', ({ test }) => test?.exact ?? null),
    maybe.number('arrangements', 'Arrangements of the test.', ({ test }) => test?.arrangements ?? null, {
      minimum: 1,
    }),
  ],
});

const components = tableOf('instability', ({ result }) =>
  result.scales.flatMap(({ instrument, scale, components: all }) =>
    all.map((component) => ({ instrument, scale, ...component })),
  ),
)({
  name: 'components',
  title: 'Variance components',
  meaning: 'One row a scale and component of the variance of a single answer’s score.',
  key: ['instrument', 'scale', 'source'],
  columns: [
    scaleColumns(),
    text('source', 'What varies together: one source, or several with colons between.', ({ sources }) =>
      sources.join(':'),
    ),
    number(
      'raw',
      'The estimate as it came out; below 0 it stands for 0.',
      (component) => component.estimate,
      SQUARED_POINTS,
    ),
    estimate(
      'variance',
      'The estimate, not below 0.',
      ({ variance, low, high }) => ({ estimate: variance, low, high }),
      SQUARED_POINTS_FROM_0,
    ),
    maybe.number(
      'share',
      'Share of all variance; missing where nothing varies.',
      ({ share }) => share,
      SHARE,
    ),
  ],
});

const testLength = tableOf('instability', ({ result }) =>
  result.scales.flatMap(({ instrument, scale, items: administered, curve }) =>
    curve.map((point) => ({ instrument, scale, administered, ...point })),
  ),
)({
  name: 'test_length',
  title: 'ICC against test length',
  meaning: 'One row a scale and number of items: ICC(1,1) of an administration of this length.',
  key: ['instrument', 'scale', 'items'],
  columns: [
    scaleColumns(),
    count('items', 'Items of one administration.', ({ items }) => items),
    flag(
      'administered',
      'Whether this length was administered.',
      (point) => point.items === point.administered,
    ),
    estimate('icc1', 'ICC(1,1).', (point) => point, SHARE),
  ],
});

const designs = tableOf('instability', ({ result }) => result.scales.flatMap(decisions))({
  name: 'designs',
  title: 'Decision study',
  meaning: 'One row a scale and size of a design: what its coefficients would come to.',
  key: ['instrument', 'scale', 'items', 'templates', 'runs', 'item_orders'],
  columns: [
    scaleColumns(),
    count('items', 'Items of the scale.', ({ items }) => items),
    count('templates', 'Templates, each in every wording.', ({ templates }) => templates),
    maybe.count('runs', 'Runs of a cell; missing for exact probabilities.', ({ runs }) => runs),
    maybe.count(
      'item_orders',
      'Item orders; missing where every item has a fresh context.',
      ({ itemOrders }) => itemOrders ?? null,
    ),
    flag('asked', 'Whether the study has this size.', ({ asked }) => asked),
    maybe.number('relative', 'Eρ²; missing where nothing varies.', ({ relative }) => relative, SHARE),
    maybe.number('absolute', 'Φ; missing where nothing varies.', ({ absolute }) => absolute, SHARE),
  ],
});

const suggestions = tableOf('instability', ({ result }) =>
  result.scales.flatMap(({ instrument, scale, decision: { suggestion } }) =>
    suggestion === null ? [] : [{ instrument, scale, ...suggestion }],
  ),
)({
  name: 'suggestions',
  title: 'Smallest designs',
  meaning: 'One row a scale: the cheapest design that reaches the study’s target; no row where none does.',
  key: ['instrument', 'scale'],
  columns: [
    scaleColumns(),
    count('items', 'Items of the scale.', ({ items }) => items),
    count('templates', 'Templates.', ({ templates }) => templates),
    maybe.count('runs', 'Runs of a cell; missing for exact probabilities.', ({ runs }) => runs),
    maybe.count('item_orders', 'Item orders; missing without.', ({ itemOrders }) => itemOrders ?? null),
    number('cost', 'Items times templates times item orders times runs.', ({ cost }) => cost, NOT_NEGATIVE),
  ],
});

const personas = tableOf('instability', ({ result }) =>
  result.scales.flatMap(({ instrument, scale, spread }) =>
    spread.map((persona) => ({ instrument, scale, ...persona })),
  ),
)({
  name: 'personas',
  title: 'Personas',
  meaning: 'One row a scale and persona: how it scored over all administrations.',
  key: ['instrument', 'scale', 'persona'],
  columns: [
    scaleColumns(),
    text('persona', 'Role and persona, all wordings together.', ({ label }) => label),
    number('mean', 'Its mean score.', ({ mean }) => mean, POINTS),
    maybe.number(
      'run_deviation',
      'Standard deviation of one administration’s score over runs, at one template and option order.',
      ({ runDeviation }) => runDeviation,
      POINTS_FROM_0,
    ),
  ],
});

const administrations = tableOf('instability', ({ result }) =>
  result.scales.flatMap(({ instrument, scale, spread }) =>
    spread.flatMap(({ label, administrations: all }) =>
      all.map((administration) => ({ instrument, scale, label, ...administration })),
    ),
  ),
)({
  name: 'administrations',
  title: 'Personas by administration',
  meaning: 'One row a scale, persona and way of asking: its mean score over runs.',
  key: ['instrument', 'scale', 'persona', 'administration'],
  columns: [
    scaleColumns(),
    text('persona', 'Role and persona.', ({ label }) => label),
    text(
      'administration',
      'Template (and wording), option order, and item order where several were crossed.',
      ({ name }) => name,
    ),
    number('mean', 'Its mean score.', ({ mean }) => mean, POINTS),
  ],
});

/** Tables of the findings of the kind `instability`. */
export const instabilityTables: readonly FindingsTable[] = [
  verdictTable(
    tableOf('instability', ({ result }) => [result]),
    INSTABILITY_VERDICTS,
  ),
  gateTable(tableOf('instability', ({ result }) => result.gate.checks)),
  overallTable(tableOf('instability', ({ result }) => overallFigures(result))),
  scales,
  components,
  testLength,
  designs,
  suggestions,
  ...goldTables,
  personas,
  administrations,
];

/** Every size of a scale's decision study. */
function decisions({ instrument, scale, decision }: InstabilityResult['scales'][number]) {
  const { now } = decision;
  const { itemOrders } = now;
  const grid = decision.templates.flatMap((templates, plane) =>
    decision.runs.flatMap((runs, row) =>
      decision.items.map((items, place) => ({
        instrument,
        scale,
        items,
        templates,
        runs,
        itemOrders,
        asked: items === now.items && templates === now.templates && runs === now.runs,
        relative: decision.relative[plane]?.[row]?.[place] ?? null,
        absolute: decision.absolute[plane]?.[row]?.[place] ?? null,
      })),
    ),
  );
  const others = (decision.byItemOrders ?? [])
    .filter((point) => point.itemOrders !== itemOrders)
    .map((point) => ({ instrument, scale, ...now, ...point, asked: false }));
  return [...grid, ...others];
}
