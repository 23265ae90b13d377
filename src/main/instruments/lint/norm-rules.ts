import type { Norms } from '../../../shared/domain/instrument.js';
import { topScales } from '../scoring.js';
import type { LintFinding, LintRule } from './finding.js';
import { listed } from './wording.js';

const PLACEHOLDER =
  /^\W*(unknown|none|n\/?a|tbd|todo|own data|internal|various|personal communication)?\W*$/i;

/** Norms that do not say where their figures come from. */
export const normsSource: LintRule = ({ norms = [] }) =>
  norms.flatMap(({ id, source, url }, index): LintFinding[] => {
    if (!PLACEHOLDER.test(source) && (url !== undefined || /\b(1[89]|20)\d\d\b/.test(source))) return [];
    return [
      {
        rule: 'norms-source',
        severity: 'warning',
        path: ['norms', index, 'source'],
        message: `the source of norms ${id} names no publication that can be found`,
        advice: 'Cite author, year and title, or give a url.',
      },
    ];
  });

/** Norms without the number of people: how exact their means are cannot be said. */
export const normsRespondents: LintRule = ({ norms = [] }) => {
  const silent = norms.flatMap(({ id, respondents }, index) =>
    respondents === undefined ? [{ id, index }] : [],
  );
  const [first] = silent;
  if (first === undefined) return [];
  return [
    {
      rule: 'norms-respondents',
      severity: 'note',
      path: ['norms', first.index],
      message: `norms ${listed(
        silent.map(({ id }) => id),
        3,
      )} do not say how many people were measured`,
      advice: 'Give "respondents" where the publication says it.',
    },
  ];
};

/** Norms that leave out domains or axes. */
export const normsCoverage: LintRule = (instrument) =>
  (instrument.norms ?? []).flatMap((norms, index): LintFinding[] => {
    const lacking = topScales(instrument).flatMap(({ id }) => (has(norms, id) ? [] : [id]));
    return lacking.length === 0
      ? []
      : [
          {
            rule: 'norms-coverage',
            severity: 'note',
            path: ['norms', index, 'scales'],
            message: `norms ${norms.id} have no figures for ${listed(lacking)}`,
            advice: 'Add them, or expect no percentiles there.',
          },
        ];
  });

function has({ scales }: Norms, id: string): boolean {
  return Object.hasOwn(scales, id);
}
