import type { PersonaMap } from '../../../shared/contract/views.js';
import { mean } from '../../analysis/summary.js';
import { typeDistribution, type AxisDistribution } from '../../analysis/type-distribution.js';
import type { StudySnapshot } from '../../store/store.js';
import { defaultType } from '../measures/default-profile.js';
import type { ReferencedTable } from '../answers/reference.js';
import {
  axisDistributions,
  lettersOf,
  requestedSides,
  typedTable,
  type LetteredAxis,
} from '../measures/type-axes.js';

/** What the conditions that ask for one type came to. */
interface Answered {
  readonly condition: string;
  readonly axes: readonly AxisDistribution[];
}

type Row = PersonaMap['rows'][number];

/**
 * Requested type × measured type, over `persona` conditions (with a role beside it a persona is another condition, and is
 * not pooled). Types stand in the order of their letters, first axis first, low pole before high. Null without an instrument
 * with lettered axes, an answered default, or an answered persona that asks for a type.
 */
export function personaMap(tables: readonly ReferencedTable[], snapshot: StudySnapshot): PersonaMap | null {
  const typed = typedTable(tables);
  const standing = defaultType(tables);
  if (typed === null || standing === null) return null;
  const letters = lettersOf(typed.table);
  const types = lettersOfTypes(letters);
  const answered = answeredByType(typed, snapshot, letters);
  const rows = types.flatMap((requested) => {
    const conditions = answered.get(requested);
    return conditions === undefined ? [] : [mapRow(requested, conditions, types, letters, standing)];
  });
  return rows.length === 0
    ? null
    : { instrument: typed.table.instrument.id, types, defaultType: standing, rows };
}

function lettersOfTypes(letters: readonly LetteredAxis[]): string[] {
  return letters.reduce<string[]>(
    (types, { low, high }) => types.flatMap((type) => [type + low, type + high]),
    [''],
  );
}

function answeredByType(
  { table }: ReferencedTable,
  snapshot: StudySnapshot,
  letters: readonly LetteredAxis[],
): Map<string, Answered[]> {
  const byType = new Map<string, Answered[]>();
  for (const [place, { id, kind, persona }] of table.conditions.entries()) {
    const type = kind === 'persona' && persona !== undefined ? snapshot.types[persona] : undefined;
    const sides = type === undefined ? null : requestedSides(letters, type);
    const axes = sides === null ? null : axisDistributions(table, place);
    if (sides === null || axes === null) continue;
    const requested = sides.join('');
    byType.set(requested, [...(byType.get(requested) ?? []), { condition: id, axes }]);
  }
  return byType;
}

function mapRow(
  requested: string,
  conditions: readonly Answered[],
  types: readonly string[],
  letters: readonly LetteredAxis[],
  standing: string,
): Row {
  const distributions = conditions.map(({ axes }) => typeDistribution(axes));
  return {
    requested,
    conditions: conditions.map(({ condition }) => condition),
    probabilities: types.map((type) => mean(distributions.map((shares) => shares.get(type) ?? 0))),
    axes: letters.map(({ scale }, place) => {
      const letter = requested[place] ?? '';
      const shares = conditions.flatMap(({ axes }) => {
        const axis = axes[place];
        return axis === undefined ? [] : [typeDistribution([axis]).get(letter) ?? 0];
      });
      return { axis: scale, letter, against: letter !== standing[place], probability: mean(shares) };
    }),
  };
}
