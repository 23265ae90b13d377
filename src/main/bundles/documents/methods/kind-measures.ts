import type { BundleContents } from '../../contents.js';
import type { Citations } from './references.js';

/** What a kind of study says of itself in a methods section. */
export interface KindMeasures {
  /** What was asked, to follow on "This study asked": no capital, no end. */
  readonly question: string;
  /** Measures with their formulas' sources, intervals and verdict: plain text, a paragraph each. */
  readonly paragraphs: (contents: BundleContents, citations: Citations) => readonly string[];
  /** What its figures must not be read as, beside what holds for every kind. */
  readonly limits: readonly string[];
}
