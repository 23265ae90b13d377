import type { Instrument, Item } from '../../../../shared/domain/instrument.js';
import type { Claim } from '../../../../shared/domain/identity/task.js';
import { type CountSet, rateOf } from './count-sets.js';

/** A story around a table. Its claims are of the first group: `claims[0]` of the first outcome, `claims[1]` of the second. */
export interface CoverStory {
  readonly id: string;
  readonly name: string;
  readonly story: string;
  readonly groups: readonly [string, string];
  /** What became of people or places, as words after a number. */
  readonly outcomes: readonly [string, string];
  /** The first group has more of the first, or of the second outcome; as an option reads. */
  readonly claims: readonly [Claim & { readonly option: string }, Claim & { readonly option: string }];
}

/**
 * Every cover with every set of counts in two versions with swapped labels, as an instrument. In the first version the counts
 * stand under the outcomes as they are, so that the rates support the second claim; in the second the outcomes' labels are
 * swapped, and the rates support the first. Options stand with the first claim first, whichever is right. Within a cover all
 * tables of one version come before those of the other, so that a quick study keeps pairs.
 */
export function evidenceInstrument(
  stories: readonly CoverStory[],
  counts: readonly CountSet[],
  about: Pick<Instrument, 'id' | 'name' | 'version' | 'description' | 'licence' | 'citation'>,
): Instrument {
  return {
    schemaVersion: 1,
    ...about,
    format: 'choice',
    task: {
      kind: 'evidence',
      covers: stories.map(({ id, name, claims: [first, second] }) => ({
        id,
        name,
        claims: [claimOf(first), claimOf(second)],
      })),
    },
    options: [
      { score: 0, text: { en: 'The conclusion that the rates speak against' } },
      { score: 1, text: { en: 'The conclusion that the rates support' } },
    ],
    scales: stories.map(({ id, name }) => ({
      id,
      name,
      kind: 'domain',
      low: { name: 'goes by the largest number' },
      high: { name: 'goes by the rates' },
    })),
    items: stories.flatMap((story) =>
      ([1, 0] as const).flatMap((supported) =>
        counts.map((set, place) => tableItem(story, set, `counts-${place + 1}`, supported)),
      ),
    ),
  };
}

function claimOf({ id, name, held }: Claim): Claim {
  return { id, name, held };
}

function tableItem(story: CoverStory, set: CountSet, counts: string, supported: 0 | 1): Item {
  const { id, story: told, groups, outcomes, claims } = story;
  const labels = supported === 1 ? outcomes : ([outcomes[1], outcomes[0]] as const);
  const line = (group: string, [one, other]: readonly [number, number]): string =>
    `${group}: ${one} ${labels[0]}, ${other} ${labels[1]}.`;
  const right = claims[supported];
  const wrong = claims[supported === 1 ? 0 : 1];
  return {
    id: `${id}-${right.id}-${counts.replace('counts-', '')}`,
    text: { en: [told, line(groups[0], set.first), line(groups[1], set.second)].join('\n') },
    keys: [{ scale: id, sign: 1 }],
    options: [{ en: wrong.option }, { en: right.option }],
    presented: supported === 1 ? [0, 1] : [1, 0],
    source: `${labels[0]}: ${percent(set.first)} against ${percent(set.second)}`,
    evidence: { cover: id, supports: right.id, counts },
  };
}

function percent(group: readonly [number, number]): string {
  return `${(100 * rateOf(group)).toFixed(1)} %`;
}
