import type { Manifest } from '../format/manifest.js';

/** `CITATION.cff` (Citation File Format 1.2.0) of the study, with Mettle as a reference. */
export function citation({ study, choices, program }: Manifest): string {
  const authors = choices.authors.map(({ familyNames, givenNames, orcid, affiliation }) => [
    `  - family-names: ${quoted(familyNames)}`,
    ...(givenNames === '' ? [] : [`    given-names: ${quoted(givenNames)}`]),
    ...(orcid === undefined ? [] : [`    orcid: ${quoted(`https://orcid.org/${orcid}`)}`]),
    ...(affiliation === undefined ? [] : [`    affiliation: ${quoted(affiliation)}`]),
  ]);
  const lines = [
    'cff-version: 1.2.0',
    'type: dataset',
    'message: "If you use these data, please cite them as below."',
    `title: ${quoted(study.name)}`,
    ...(study.description === '' ? [] : [`abstract: ${quoted(study.description)}`]),
    'authors:',
    // The format wants an author; nothing is taken from the system.
    ...(authors.length === 0 ? ['  - name: "Anonymous"'] : authors.flat()),
    `version: ${quoted(study.planHash.slice(0, 12))}`,
    'identifiers:',
    '  - type: other',
    `    value: ${quoted(`sha256:${study.planHash}`)}`,
    '    description: "SHA-256 of the locked plan"',
    `license: ${quoted(choices.licence)}`,
    'references:',
    '  - type: software',
    '    title: "Mettle"',
    `    version: ${quoted(program.version)}`,
    '    authors:',
    '      - name: "The Mettle authors"',
    '    notes: "Measured, analysed and written with this program"',
  ];
  return `${lines.join('\n')}\n`;
}

/** A text as a quoted YAML scalar: JSON strings are such. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
