import type { Condition } from '../../shared/domain/condition.js';
import type { Response } from '../../shared/domain/response.js';
import type { StudyDesign } from '../../shared/domain/study.js';
import type { SubjectFile } from '../../shared/domain/subject.js';
import type { Library } from '../library/load-library.js';
import type { StudySnapshot } from '../store/store.js';

/** What is known of a subject beside its responses. */
export interface SubjectOutcome {
  readonly subject: SubjectFile;
  readonly responses: number;
  readonly expected: number;
  readonly failure: { readonly code: string; readonly message: string } | null;
}

/** How text may be laid out where it will be read. */
export interface TextLayout {
  /** Columns. */
  readonly width: number;
  /** False where only ASCII can be relied on. */
  readonly unicode: boolean;
  readonly colour: boolean;
}

/** The findings of one study, filled subject by subject. Holds sums and distributions, never the responses. */
export interface StudyAnalysis {
  /** Reads a subject's responses one at a time and analyses them. */
  addSubject(outcome: SubjectOutcome, responses: AsyncIterable<Response>): Promise<void>;
  /** One plain object per subject, in the order added, ready for JSON. */
  json(): readonly Readonly<Record<string, unknown>>[];
  /** The report to read, as lines no wider than the layout. */
  text(layout: TextLayout): readonly string[];
}

/** A protocol. A new kind of study is one new folder that implements this; it touches neither engine nor store. */
export interface StudyKind {
  readonly id: StudyDesign['kind'];
  readonly name: string;
  /** The conditions that a design of this kind asks for. Throws `INVALID_STUDY` for what it cannot hold. */
  conditions(design: StudyDesign, library: Library): readonly Condition[];
  /** Begins the analysis of a study. */
  analysis(snapshot: StudySnapshot): StudyAnalysis;
}
