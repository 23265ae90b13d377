import type { ComparedNumber } from '../../../shared/contract/bundles.js';
import type { Findings } from '../../../shared/contract/results.js';
import type { SubjectFile } from '../../../shared/domain/subject.js';
import { matchSubjects } from '../compare/match-subjects.js';
import type { BundledPlan } from './bundled-plan.js';
import { compareFindings } from './compare-findings.js';

/** What running a bundle again came to. */
export interface RerunComparison {
  /** By subject of the bundle that was found. */
  readonly subjects: readonly {
    readonly name: string;
    readonly how: 'same bytes' | 'same variant';
    readonly identical: number;
    readonly withinNoise: number;
    readonly different: number;
    readonly missing: number;
  }[];
  readonly numbers: readonly ComparedNumber[];
  /** Subjects of the bundle that nobody stood for, by name. */
  readonly unmatched: readonly string[];
}

/** One's own findings on a subject. */
export interface OwnFindings {
  readonly subject: SubjectFile;
  readonly findings: Findings | null;
}

/** Holds one's own findings against those of a bundle, subject by subject: by the same bytes, else by family and quantization. */
export function compareRerun(
  { snapshot, subjects, findings }: BundledPlan,
  own: readonly OwnFindings[],
): RerunComparison {
  const exact = snapshot.design.administration.mode === 'readout';
  const numbers: ComparedNumber[] = [];
  const compared: RerunComparison['subjects'][number][] = [];
  const { matches, unmatched } = matchSubjects(
    own,
    subjects.map((subject, place) => ({ subject, findings: findings[place]?.findings ?? null })),
  );
  for (const { mine, theirs, how } of matches) {
    const { name } = theirs.subject;
    const list = compareFindings(mine.findings, theirs.findings, { subject: name, exact });
    const count = (outcome: ComparedNumber['outcome']): number =>
      list.filter((number) => number.outcome === outcome).length;
    numbers.push(...list);
    compared.push({
      name,
      how,
      identical: count('identical'),
      withinNoise: count('within-noise'),
      different: count('different'),
      missing: count('missing'),
    });
  }
  return { subjects: compared, numbers, unmatched: unmatched.map(({ subject }) => subject.name) };
}
