import type { BundleContents } from '../contents.js';
import { inline } from './markdown.js';

/** `LICENSE.md`: who may use what. */
export function licencePage({ choices, instruments, environment }: BundleContents): string {
  const lines = [
    '# Licences',
    '',
    `The data of this study (responses, scores, findings and descriptions) are under the licence ${inline(choices.licence)}.`,
    'What others made keeps its own licence:',
    '',
    '## Instruments',
    '',
    ...instruments.flatMap(({ instrument, withheld }) => [
      `- **${inline(instrument.name)}** (${inline(instrument.version)}): ${inline(instrument.licence)}. ${inline(instrument.citation)}${withheld === null ? '' : ` ${inline(withheld)} They are left out.`}`,
      ...(instrument.translations ?? []).flatMap(({ language, licence }) =>
        licence === undefined ? [] : [`  - translation ${inline(language)}: ${inline(licence)}`],
      ),
    ]),
    '',
    '## Subjects',
    '',
    'No weights are in here. Each subject’s file names this licence of its own:',
    '',
    ...environment.subjects.map(
      ({ subject }) =>
        `- **${inline(subject.name)}** (${subject.sha256.slice(0, 12)}): ${inline(subject.licence ?? 'none named')}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
