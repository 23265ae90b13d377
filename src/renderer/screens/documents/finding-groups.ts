import { LINT_SEVERITIES, type LintSeverity, type PlacedFinding } from '../../../shared/contract/lint.js';

/** Findings of one rule that ask for the same to be done. */
export interface FindingGroup {
  readonly rule: string;
  readonly advice: string;
  readonly findings: readonly PlacedFinding[];
}

/** All findings of one severity. */
export interface SeverityGroup {
  readonly severity: LintSeverity;
  readonly count: number;
  readonly groups: readonly FindingGroup[];
}

/** Findings from the gravest severity on, those of one rule and advice together, in the order of the file. */
export function groupFindings(findings: readonly PlacedFinding[]): SeverityGroup[] {
  return LINT_SEVERITIES.map((severity) => {
    const ofSeverity = findings.filter((finding) => finding.severity === severity);
    const groups = new Map<string, FindingGroup>();
    for (const finding of ofSeverity) {
      const { rule, advice } = finding;
      const key = `${rule}\n${advice}`;
      groups.set(key, { rule, advice, findings: [...(groups.get(key)?.findings ?? []), finding] });
    }
    return { severity, count: ofSeverity.length, groups: [...groups.values()] };
  }).filter(({ count }) => count > 0);
}

/** A rule's name as words: `keying-balance` is "Keying balance". */
export function ruleWords(rule: string): string {
  const words = rule.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A message as a sentence: it begins with a capital and ends with a stop. */
export function asSentence(message: string): string {
  const sentence = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
