import type { StudySummary } from '../../shared/contract/studies.js';
import { formatCounted } from './numbers.js';

/** Experiments that are called by their names; more are counted, since a replication often has dozens. */
const NAMED_EXPERIMENTS = 2;

/** What a study asks: its instruments by name, `joined` by a word or a comma; many experiments by their number. */
export function askedWords(
  { kind, instruments }: Pick<StudySummary, 'kind' | 'instruments'>,
  joined: string,
): string {
  return kind === 'replication' && instruments.length > NAMED_EXPERIMENTS
    ? formatCounted(instruments.length, 'experiment')
    : instruments.map(({ name }) => name).join(joined);
}
