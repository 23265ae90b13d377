import type { StudyComparison } from '../../../shared/contract/bundles.js';
import type { Findings } from '../../../shared/contract/results.js';
import { MettleError } from '../../../shared/errors.js';
import type { StudySubjectRecord } from '../../store/store.js';
import { compareFindings } from '../rerun/compare-findings.js';
import type { BundleSource } from '../source.js';
import { mostOptions } from '../tables/response-rows.js';
import { CellAnswers } from './cell-answers.js';
import { compareCells } from './compare-cells.js';
import { compareEnvironments } from './compare-environments.js';
import { matchSubjects, type SubjectMatch } from './match-subjects.js';
import { pairedScales, scaleMeans } from './scale-means.js';

export interface CompareOptions {
  /** The findings of a study's subjects, in its order. */
  readonly findings: (source: BundleSource) => Promise<readonly (Findings | null)[]>;
  readonly signal?: AbortSignal;
}

type Match = SubjectMatch<StudySubjectRecord, StudySubjectRecord>;

/**
 * Holds one's own study against another of the store, subject by subject. Memory is bounded by the cells of one subject of
 * both. Throws `INVALID_INPUT` where the two have no cell in common or are one study, `CANCELLED`, `STORE_CORRUPT`.
 */
export async function compareStudies(
  mine: BundleSource,
  theirs: BundleSource,
  { findings, signal }: CompareOptions,
): Promise<StudyComparison> {
  if (mine.study.id === theirs.study.id) throw nothingInCommon(mine, theirs, 'they are one study');
  const { matches } = matchSubjects(mine.subjects, theirs.subjects);
  if (matches.length === 0) {
    throw nothingInCommon(
      mine,
      theirs,
      'no subject of one has the bytes, or the family and quantization, of one of the other',
    );
  }
  const subjects: StudyComparison['subjects'] = [];
  for (const match of matches) subjects.push(await comparedSubject(mine, theirs, match, signal));
  if (subjects.every(({ cells }) => cells === 0)) {
    throw nothingInCommon(mine, theirs, 'no question was put to a subject of both');
  }
  return {
    mine: { study: mine.study.id, name: mine.study.design.name },
    theirs: { study: theirs.study.id, name: theirs.study.design.name },
    samePlan: mine.study.planHash === theirs.study.planHash,
    subjects,
    numbers:
      mine.study.design.kind === theirs.study.design.kind
        ? await comparedNumbers(mine, theirs, matches, findings)
        : [],
    environment: compareEnvironments(matches),
  };
}

async function comparedSubject(
  mine: BundleSource,
  theirs: BundleSource,
  { mine: own, theirs: other, how }: Match,
  signal: AbortSignal | undefined,
): Promise<StudyComparison['subjects'][number]> {
  const [ownHash, otherHash] = [own.subject.sha256, other.subject.sha256];
  const cells = compareCells(
    await answersOf(mine, ownHash, signal),
    await answersOf(theirs, otherHash, signal),
    how === 'same bytes',
  );
  return {
    mine: ownHash,
    theirs: otherHash,
    name: other.subject.name,
    how,
    ...cells,
    scales: pairedScales(await scaleMeans(mine, ownHash), await scaleMeans(theirs, otherHash)),
  };
}

async function answersOf(
  source: BundleSource,
  sha256: string,
  signal: AbortSignal | undefined,
): Promise<CellAnswers> {
  const answers = new CellAnswers(mostOptions(source));
  for await (const response of source.responses(sha256)) {
    if (signal?.aborted === true) {
      throw new MettleError('CANCELLED', 'The studies are no longer being compared.');
    }
    answers.add(response);
  }
  return answers;
}

async function comparedNumbers(
  mine: BundleSource,
  theirs: BundleSource,
  matches: readonly Match[],
  findings: CompareOptions['findings'],
): Promise<StudyComparison['numbers']> {
  const [own, others] = [await findings(mine), await findings(theirs)];
  return matches.flatMap((match) =>
    compareFindings(
      own[mine.subjects.indexOf(match.mine)] ?? null,
      others[theirs.subjects.indexOf(match.theirs)] ?? null,
      { subject: match.theirs.subject.name, exact: false },
    ).filter((number) => number.mine !== null || number.theirs !== null),
  );
}

function nothingInCommon(mine: BundleSource, theirs: BundleSource, why: string): MettleError {
  return new MettleError(
    'INVALID_INPUT',
    `The studies ${mine.study.design.name} (${mine.study.id}) and ${theirs.study.design.name} (${theirs.study.id}) have nothing to compare: ${why}.`,
    { hint: 'Run the plan of one again on the subjects of the other: `mettle rerun FILE`.' },
  );
}
