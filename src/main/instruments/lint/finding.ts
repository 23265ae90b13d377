import type { LintSeverity } from '../../../shared/contract/lint.js';
import type { Instrument } from '../../../shared/domain/instrument.js';

/** Something about a valid instrument that a psychometrician would remark on. */
export interface LintFinding {
  /** Name of the rule, e.g. `keying-balance`. */
  readonly rule: string;
  readonly severity: LintSeverity;
  /** Where it lies within the instrument; empty for the whole. */
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly advice: string;
}

/** How hard English text is to read: the school grade that it asks for, and Flesch's reading ease (higher is easier). */
export interface Readability {
  readonly grade: number;
  readonly ease: number;
}

/** What the rules need of other layers. */
export interface LintTools {
  /** Readability of an English text, null for one without words; without it, reading level is not looked at. */
  readonly readability?: (text: string) => Readability | null;
}

/** Looks at one aspect of an instrument. */
export type LintRule = (instrument: Instrument, tools: LintTools) => LintFinding[];
