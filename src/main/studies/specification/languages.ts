import type {
  LanguageFinding,
  SpecificationFinding,
  VariedFactor,
} from '../../../shared/domain/specification-curve/result.js';
import type { Template } from '../../../shared/domain/template.js';
import { templateLanguage } from '../../personas/compose.js';
import { meanOrNull } from '../measures/score-variances.js';

/** How items were read in each language: the words around them, the mass off the options, the refusals. */
export function languageFindings(
  findings: readonly SpecificationFinding[],
  templates: readonly Template[],
  factors: readonly VariedFactor[],
): LanguageFinding[] {
  const varied = factors.find(({ factor }) => factor === 'language');
  const languages = varied?.levels ?? [
    ...new Set(findings.map(({ specification }) => specification.language)),
  ];
  return languages.map((language) => {
    const own = findings.filter(({ specification }) => specification.language === language);
    const mass = meanOrNull(own.flatMap(({ optionMass }) => optionMass ?? []));
    const used = [...new Set(own.map(({ specification }) => specification.template))];
    return {
      language,
      specifications: own.length,
      measurable: own.filter(({ gate }) => gate.passed).length,
      offOption: mass === null ? null : 1 - mass,
      refusalRate: meanOrNull(own.flatMap(({ refusalRate }) => refusalRate ?? [])),
      frames: used.map((id) => {
        const template = templates.find((candidate) => candidate.id === id);
        return {
          template: id,
          language: template === undefined ? null : templateLanguage(template, language),
        };
      }),
    };
  });
}
