import type { Comparison, Findings, FindingsOf } from '../../shared/contract/results.js';
import type { ConditionProfile, ScaleView } from '../../shared/contract/views.js';
import type { Condition } from '../../shared/domain/condition.js';
import type { Instrument } from '../../shared/domain/instrument.js';
import type { Response } from '../../shared/domain/response.js';
import type { Persona } from '../../shared/domain/persona.js';
import type { PeopleAttributes } from '../../shared/domain/population/attributes.js';
import type { JudgeRecord } from '../../shared/domain/judging.js';
import type { StudyDesign } from '../../shared/domain/study.js';
import type { SubjectFile } from '../../shared/domain/subject.js';
import type { Library } from '../library/load-library.js';
import type { StudySnapshot } from '../store/store.js';
import type { FindingsTable } from './tables/findings-table.js';

/** What is known of a subject beside its responses. */
export interface SubjectOutcome {
  readonly subject: SubjectFile;
  readonly responses: number;
  readonly expected: number;
  readonly failure: { readonly code: string; readonly message: string } | null;
  /** Who read its open replies, where somebody did. */
  readonly judge?: JudgeRecord | null;
}

/** How text may be laid out where it will be read. */
export interface TextLayout {
  /** Columns. */
  readonly width: number;
  /** False where only ASCII can be relied on. */
  readonly unicode: boolean;
  readonly colour: boolean;
}

/** What a subject is to the others, in a kind of study that compares subjects. */
export type Standing =
  /** Compared with the subject that has this SHA-256. */
  | { readonly role: 'variant'; readonly sha256: string }
  /** What others are compared with. */
  | { readonly role: 'reference' }
  /** There is nothing to compare it with; why, in words without a capital or an end. */
  | { readonly role: 'alone'; readonly why: string };

/** What a subject is read beside. */
export interface Beside {
  readonly standing: Standing;
  /** There where the standing is that of a variant whose reference is known. */
  readonly reference: {
    readonly outcome: SubjectOutcome;
    readonly responses: AsyncIterable<Response>;
  } | null;
}

/** The findings of one study, filled subject by subject. Holds sums and distributions, never the responses. */
export interface StudyAnalysis {
  /**
   * Reads a subject's responses one at a time and analyses them, beside those of its reference where the kind compares
   * subjects.
   */
  addSubject(outcome: SubjectOutcome, responses: AsyncIterable<Response>, beside?: Beside): Promise<void>;
  /**
   * Takes a subject with findings that were worked out before (`findings`), or without any. Throws a TypeError for findings
   * of another kind of study.
   */
  addFindings(outcome: SubjectOutcome, findings: Findings | null): void;
  /** One plain object per subject, in the order added, ready for JSON. */
  json(): readonly Readonly<Record<string, unknown>>[];
  /** Per subject, in the order added, all that a window shows, charts' numbers included; null without responses. */
  findings(): readonly (Findings | null)[];
  /** The report to read, as lines no wider than the layout. */
  text(layout: TextLayout): readonly string[];
}

/** What a subject's answers come to while they arrive. Memory is bounded by the number of cells. */
export interface LiveAnalysis {
  /** Counts one response of the subject. Throws `STORE_CORRUPT` for one that the study cannot hold. */
  add(response: Response): void;
  /** Responses counted. */
  readonly answered: number;
  /** Domains and axes that enough was answered of, in every condition that was begun. */
  profiles(): { readonly scales: ScaleView[]; readonly profiles: ConditionProfile[] };
}

/** A protocol. A new kind of study is one new folder that implements this; it touches neither engine nor store. */
export interface StudyKind {
  readonly id: StudyDesign['kind'];
  readonly name: string;
  /** The conditions that a design of this kind asks for. Throws `INVALID_STUDY` for what it cannot hold. */
  conditions(design: StudyDesign, library: Library): readonly Condition[];
  /**
   * Instruments that the kind makes of the design's, put after these; `plannedInstruments` names them. Throws `INVALID_STUDY`
   * for a design that they cannot be made for.
   */
  readonly followUps?: (design: StudyDesign, instruments: readonly Instrument[]) => readonly Instrument[];
  /**
   * People whom the kind knows more of than the design's texts say: personas that it makes itself, whose conditions are among
   * `conditions`, and subgroup values by persona or role. Throws as `conditions`.
   */
  readonly people?: (
    design: StudyDesign,
    library: Library,
  ) => { readonly personas: readonly Persona[]; readonly attributes: PeopleAttributes };
  /** Begins the analysis of a study. */
  analysis(snapshot: StudySnapshot): StudyAnalysis;
  /** Begins to follow one subject of a study. */
  live(snapshot: StudySnapshot): LiveAnalysis;
  /** What a subject is to the others of its study; there in kinds whose findings rest on another subject's responses too. */
  readonly standing?: (
    snapshot: StudySnapshot,
    subject: SubjectFile,
    subjects: readonly SubjectFile[],
  ) => Standing;
  /** What findings say of the subjects together; there in kinds that compare them. */
  readonly compare?: (
    snapshot: StudySnapshot,
    entries: readonly { readonly outcome: SubjectOutcome; readonly findings: Findings | null }[],
  ) => Comparison;
  /** Tables of the findings of each subject, for a bundle, under names that differ; a kind without any has none. */
  readonly tables?: readonly FindingsTable[];
}

/**
 * Findings as those of one kind of study, or null where there are none. Kinds are told apart at run time too, since findings
 * are read from a store. Throws a TypeError for findings of another kind.
 */
export function findingsOfKind<Kind extends Findings['kind']>(
  findings: Findings | null,
  kind: Kind,
): FindingsOf<Kind> | null {
  if (findings === null || findings.kind === kind) return findings as FindingsOf<Kind> | null;
  throw new TypeError(`findings of a study of kind ${findings.kind} were given to one of kind ${kind}`);
}
