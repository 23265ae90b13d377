import type { SubjectResults } from '../../../../shared/contract/results.js';
import type { Gate } from '../../../../shared/domain/resistance/gate.js';
import { formatCount } from '../../../formatting/numbers.js';
import type { Caveat } from './caveats.js';
import { saidWithoutFindings, type Said } from './said.js';

interface Judged<Label extends string> {
  readonly verdict: { readonly label: Label; readonly sentence: string };
  readonly partial: boolean;
}

type JudgedEntry<Result> = Pick<SubjectResults, 'state' | 'subject' | 'analysed'> & {
  readonly findings: { readonly result: Result } | null;
};

/** How a kind of study words what it says first of a subject. */
export interface SaidWords<Label extends string, Result> {
  readonly words: Readonly<Record<Label, string>>;
  /** Labels that are not said plainly. */
  readonly tones: Readonly<Partial<Record<Label, Said['tone']>>>;
  /** The verdict's sentence where its name stands beside it: without that name at the start, unless told otherwise. */
  readonly sentence?: (name: string, sentence: string) => string;
  readonly facts: (result: Result) => readonly string[];
  readonly caveats: (result: Result) => readonly Caveat[];
}

/** A subject's verdict in a word or two, also where there is none yet. */
export function verdictNameOf<Label extends string>(
  entry: JudgedEntry<Judged<Label>>,
  words: Readonly<Record<Label, string>>,
): string {
  const { findings } = entry;
  if (findings === null) return saidWithoutFindings(entry).label;
  const { verdict, partial } = findings.result;
  return `${words[verdict.label]}${partial ? ' so far' : ''}`;
}

/** What is said first of a subject. */
export function saidOfVerdict<Label extends string, Result extends Judged<Label>>(
  entry: JudgedEntry<Result>,
  { words, tones, sentence = sentenceBeside, facts, caveats }: SaidWords<Label, Result>,
): Said {
  const { findings, analysed } = entry;
  if (findings === null) return saidWithoutFindings(entry);
  const { result } = findings;
  const { verdict } = result;
  return {
    label: verdictNameOf(entry, words),
    tone: tones[verdict.label] ?? 'plain',
    sentence: sentence(words[verdict.label], verdict.sentence),
    facts: [...facts(result), `${formatCount(analysed)} responses`],
    caveats: caveats(result),
  };
}

/** A verdict's sentence without its name at the start, for where the name stands beside it. */
export function sentenceBeside(name: string, sentence: string): string {
  if (!sentence.startsWith(name)) return sentence;
  const rest = sentence.slice(name.length).replace(/^[,:]\s*/, '');
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}

/** Whether a subject passed the gate, as a short fact. */
export function gateFact({ passed, checks }: Gate): string {
  if (passed) return 'Gate passed';
  const failed = checks.filter((check) => check.passed === false).length;
  return `Gate not passed (${failed} of ${checks.length} checks)`;
}
