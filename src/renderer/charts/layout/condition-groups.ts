import type { ConditionProfile } from '../../../shared/contract/views.js';
import { formatNumber } from './number-text.js';

/** How rows follow one another within what they ask for. */
export type RowOrder = 'request' | 'mean' | 'name';

/** Conditions that belong together, under one heading. */
export interface ConditionGroup {
  readonly key: string;
  readonly heading: string;
  readonly profiles: readonly ConditionProfile[];
}

type GroupKey =
  | 'default'
  | 'placebo'
  | 'anti-target'
  | 'against'
  | 'with'
  | 'persona'
  | 'persona-silent'
  | 'role'
  | 'paired-against'
  | 'paired-with'
  | 'paired'
  | 'paired-silent';

const HEADINGS: readonly (readonly [GroupKey, string])[] = [
  ['default', 'Default'],
  ['placebo', 'Placebo: text that asks for nothing'],
  ['against', 'Persona, against the default'],
  ['with', 'Persona, with the default'],
  ['persona', 'Persona, neither against nor with the default'],
  ['persona-silent', 'Persona, asks for nothing on this scale'],
  ['anti-target', 'Anti-target: the persona turned round'],
  ['role', 'Role alone'],
  ['paired-against', 'Role and persona, against the default'],
  ['paired-with', 'Role and persona, with the default'],
  ['paired', 'Role and persona, neither against nor with the default'],
  ['paired-silent', 'Role and persona, asks for nothing on this scale'],
];

/**
 * The conditions of one scale in groups: default, placebo, then what asks against the default, what asks with it, and the
 * rest. Within a group as `order` says; what the order leaves open stays as it came.
 */
export function conditionGroups(profiles: readonly ConditionProfile[], order: RowOrder): ConditionGroup[] {
  return HEADINGS.flatMap(([key, heading]) => {
    const own = profiles.filter((profile) => groupOf(profile) === key);
    if (own.length === 0) return [];
    return [{ key, heading, profiles: key === 'default' ? own : sorted(own, order) }];
  });
}

/** The condition that the others are measured from: the first default, which is the one without a prompt where there is one. */
export function referenceProfile(profiles: readonly ConditionProfile[]): ConditionProfile | null {
  const defaults = profiles.filter(({ kind }) => kind === 'default');
  return defaults.find(({ condition }) => condition.startsWith('default:none')) ?? defaults[0] ?? null;
}

/** What a condition asks for in words: `asked for 1.00`, or that it asks for nothing. */
export function requestWords({ requested, direction }: ConditionProfile): string {
  if (requested === null) return 'Asks for nothing on this scale';
  const side =
    direction === null ? '' : direction === 'against' ? ', against the default' : ', with the default';
  return `Asked for ${formatNumber(requested)}${side}`;
}

function groupOf({ kind, direction, requested }: ConditionProfile): GroupKey {
  switch (kind) {
    case 'persona':
      return direction ?? (requested === null ? 'persona-silent' : 'persona');
    case 'role+persona':
      if (direction !== null) return `paired-${direction}`;
      return requested === null ? 'paired-silent' : 'paired';
    default:
      return kind;
  }
}

function sorted(profiles: readonly ConditionProfile[], order: RowOrder): ConditionProfile[] {
  return [...profiles].sort((left, right) => {
    if (order === 'mean') return left.mean - right.mean;
    if (order === 'name') return left.label.localeCompare(right.label, 'en', { numeric: true });
    return (left.requested ?? 0) - (right.requested ?? 0);
  });
}
