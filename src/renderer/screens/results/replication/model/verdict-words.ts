import type { SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { Estimate } from '../../../../../shared/domain/figures.js';
import type {
  ReplicationResult,
  ReplicationVerdictLabel,
} from '../../../../../shared/domain/replication/result.js';
import { formatCounted, formatShare } from '../../../../formatting/numbers.js';
import type { Caveat } from '../../model/caveats.js';
import type { Said } from '../../model/said.js';
import { saidOfVerdict, verdictNameOf } from '../../model/verdict-said.js';

/** The verdicts as they stand on the page. */
export const VERDICT_WORDS: Readonly<Record<ReplicationVerdictLabel, string>> = {
  'not-measurable': 'Not measurable',
  reproduces: 'Reproduces',
  partly: 'Partly reproduces',
  'does-not-reproduce': 'Does not reproduce',
};

/** Twice this many false alarms as alpha allows for are told of. */
const MANY_FALSE_ALARMS = 2;

/** A subject's verdict in a word or two, also where there is none yet. */
export function verdictName(entry: SubjectResultsOf<'replication'>): string {
  return verdictNameOf(entry, VERDICT_WORDS);
}

/** What is said first of a subject's replications. */
export function saidOfReplication(entry: SubjectResultsOf<'replication'>): Said {
  return saidOfVerdict(entry, {
    words: VERDICT_WORDS,
    tones: { 'not-measurable': 'problem' },
    sentence: (_, sentence) => sentence,
    facts: factsOf,
    caveats: caveatsOf,
  });
}

/** The share of published effects that were found, where it may be read. */
export function readableRate({ findings }: SubjectResultsOf<'replication'>): Estimate | null {
  if (findings === null || findings.result.verdict.label === 'not-measurable') return null;
  return findings.result.rate?.share ?? null;
}

function factsOf(result: ReplicationResult): string[] {
  const { participants, mainEffects, interactions, redrawnRate, correlation } = result;
  return [
    formatCounted(participants, 'participant'),
    ...(mainEffects === null || interactions === null
      ? []
      : [
          `${mainEffects.found} of ${formatCounted(mainEffects.of, 'main effect')}`,
          `${interactions.found} of ${formatCounted(interactions.of, 'interaction')}`,
        ]),
    ...(redrawnRate === null ? [] : [`${formatShare(redrawnRate)} found over other assignments and draws`]),
    ...(correlation === null ? [] : [`r ${correlation.r.estimate.toFixed(2)} of effect sizes`]),
  ];
}

function caveatsOf({ shams, alpha, rate, falsePositives }: ReplicationResult): Caveat[] {
  const caveats: Caveat[] = [];
  if (shams !== null && shams.share > MANY_FALSE_ALARMS * alpha) {
    caveats.push({
      key: 'false-alarms',
      name: 'Many false alarms',
      text: `${formatShare(shams.share)} of the runs of experiments without an effect found one, and ${formatShare(alpha)} are to be expected.`,
      tone: 'warning',
    });
  }
  if (falsePositives !== null && falsePositives.found > 0) {
    caveats.push({
      key: 'false-positives',
      name: 'Finds what people did not show again',
      text: `${falsePositives.found} of ${falsePositives.of} effects that later studies of people did not find are found here.`,
      tone: 'neutral',
    });
  }
  if (rate !== null && shams === null) {
    caveats.push({
      key: 'no-shams',
      name: 'No experiment without an effect',
      text: 'The study holds no experiment of known truth, so that its rate of false alarms is not seen.',
      tone: 'neutral',
    });
  }
  return caveats;
}
