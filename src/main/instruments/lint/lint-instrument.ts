import { LINT_SEVERITIES } from '../../../shared/contract/lint.js';
import type { Instrument } from '../../../shared/domain/instrument.js';
import { choiceLength, choiceOrder } from './choice-rules.js';
import type { LintFinding, LintRule, LintTools } from './finding.js';
import { doubleBarrelled, duplicateItems, itemLength, negatedReverse, similarItems } from './item-rules.js';
import { translationIncomplete, translationTranslator, translationUntranslated } from './language-rules.js';
import { citationYear, licenceKnownInstrument, licenceUnclear } from './licence-rules.js';
import { normsCoverage, normsRespondents, normsSource } from './norm-rules.js';
import { optionBalance, optionLength, optionMidpoint, optionSymmetry } from './option-rules.js';
import { readingLevel } from './reading-rules.js';
import { rubricLevels, rubricMissing } from './rubric-rules.js';
import { fewItems, keyingBalance, severalScales } from './scale-rules.js';

/** Every rule by its name. */
export const LINT_RULES: Readonly<Record<string, LintRule>> = {
  'keying-balance': keyingBalance,
  'few-items': fewItems,
  'several-scales': severalScales,
  'duplicate-items': duplicateItems,
  'similar-items': similarItems,
  'double-barrelled': doubleBarrelled,
  'negated-reverse': negatedReverse,
  'item-length': itemLength,
  'reading-level': readingLevel,
  'option-midpoint': optionMidpoint,
  'option-balance': optionBalance,
  'option-symmetry': optionSymmetry,
  'option-length': optionLength,
  'choice-length': choiceLength,
  'choice-order': choiceOrder,
  'rubric-missing': rubricMissing,
  'rubric-levels': rubricLevels,
  'licence-unclear': licenceUnclear,
  'licence-known-instrument': licenceKnownInstrument,
  'citation-year': citationYear,
  'translation-incomplete': translationIncomplete,
  'translation-untranslated': translationUntranslated,
  'translation-translator': translationTranslator,
  'norms-source': normsSource,
  'norms-respondents': normsRespondents,
  'norms-coverage': normsCoverage,
};

/**
 * What a psychometrician would remark on in an instrument that is valid: errors first, then warnings, then notes; within one
 * severity in the order of the rules and of the file. Wording rules look at English, length rules at the language that the
 * instrument was written in. Reading level needs `tools.readability`.
 */
export function lintInstrument(instrument: Instrument, tools: LintTools = {}): LintFinding[] {
  const findings = Object.values(LINT_RULES).flatMap((rule) => rule(instrument, tools));
  return LINT_SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
