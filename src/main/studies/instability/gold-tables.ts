import { scaleColumns } from '../tables/common-tables.js';
import type { FindingsTable } from '../tables/findings-table.js';
import { count, estimate, flag, maybe, number, SHARE, text } from '../tables/observed-columns.js';
import { tableOf } from '../tables/tables-of-kind.js';

const explained = tableOf(
  'instability',
  ({ result }) => result.explained,
)({
  name: 'explained',
  title: 'Single answers explained by personas',
  meaning: 'One row a scale: R² of score ~ persona + (1 | item) in single answers.',
  key: ['instrument', 'scale'],
  columns: [
    scaleColumns(),
    count('items', 'Items with an answer.', ({ texts }) => texts),
    count('personas', 'Personas.', ({ personas }) => personas),
    estimate('marginal', 'Marginal R²: personas alone.', ({ marginal }) => marginal, SHARE),
    number('by_chance', 'What it comes to where personas make no difference.', (row) => row.byChance, SHARE),
    number('conditional', 'Conditional R²: personas and items.', ({ conditional }) => conditional, SHARE),
  ],
});

const agreement = tableOf('instability', ({ result }) =>
  result.gold.flatMap(({ instrument, scale, bare, personas }) => [
    ...(bare === null ? [] : [{ instrument, scale, bare: true, ...bare }]),
    ...personas.map((own) => ({ instrument, scale, bare: false, ...own })),
  ]),
)({
  name: 'agreement',
  title: 'Agreement with people’s labels',
  meaning: 'One row a labelling task and persona, and one for the subject without a persona.',
  key: ['instrument', 'scale', 'bare', 'persona'],
  columns: [
    scaleColumns(),
    flag('bare', 'Whether it is the subject without a persona.', ({ bare }) => bare),
    text('persona', 'The persona, by name.', ({ label }) => label),
    count('texts', 'Texts with an answer and a label of people.', ({ texts }) => texts),
    estimate('accuracy', 'Share of single answers with people’s label.', ({ accuracy }) => accuracy, SHARE),
    maybe.estimate('kappa', 'Cohen’s κ.', ({ kappa }) => kappa),
    maybe.estimate(
      'weighted_kappa',
      'Cohen’s κ with quadratic weights.',
      ({ weightedKappa }) => weightedKappa,
    ),
    number('mean_absolute_error', 'Mean distance, in labels.', ({ meanAbsoluteError }) => meanAbsoluteError),
    maybe.estimate('difference', 'Accuracy less that without a persona.', ({ difference }) => difference),
    maybe.number('adjusted_p', 'p of it, after Holm over personas.', ({ adjustedP }) => adjustedP, SHARE),
  ],
});

/** Tables of what personas explain, and of agreement with people’s labels. */
export const goldTables: readonly FindingsTable[] = [explained, agreement];
