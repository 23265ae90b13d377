import { ENTRIES, findingsEntry, tableEntry } from '../format/entries.js';
import type { BundleContents } from '../contents.js';
import { fileMeaning, mediaTypeOf } from './file-meaning.js';
import { jsonText } from './json-text.js';

const CRATE = 'https://w3id.org/ro/crate/1.1';
const PROFILE = 'https://w3id.org/ro/wfrun/process/0.5';
const METTLE = '#mettle';

/**
 * `ro-crate-metadata.json`: an RO-Crate of the Process Run Crate profile. The run of each subject is an action: Mettle took the
 * plan and the subject and gave responses and findings. `paths` are all other entries of the bundle.
 */
export function roCrate(contents: BundleContents, paths: readonly string[]): string {
  const { manifest, choices, environment } = contents;
  const authors = choices.authors.map(({ familyNames, givenNames, orcid, affiliation }, place) => ({
    '@id': orcid === undefined ? `#author-${place + 1}` : `https://orcid.org/${orcid}`,
    '@type': 'Person',
    familyName: familyNames,
    givenName: givenNames,
    name: `${givenNames} ${familyNames}`.trim(),
    ...(affiliation === undefined ? {} : { affiliation }),
  }));
  const runs = environment.subjects.filter(({ responses }) => responses > 0);
  const files = paths.filter((path) => path !== ENTRIES.roCrate);
  return jsonText({
    '@context': [`${CRATE}/context`, 'https://w3id.org/ro/terms/workflow-run/context'],
    '@graph': [
      {
        '@id': ENTRIES.roCrate,
        '@type': 'CreativeWork',
        about: { '@id': './' },
        conformsTo: { '@id': CRATE },
      },
      {
        '@id': './',
        '@type': 'Dataset',
        name: manifest.study.name,
        description:
          manifest.study.description || `A study of kind ${manifest.study.kind}, made with Mettle.`,
        datePublished: manifest.study.lockedAt.slice(0, 10),
        license: { '@id': ENTRIES.licence },
        conformsTo: { '@id': PROFILE },
        ...(authors.length === 0 ? {} : { author: authors.map(reference) }),
        hasPart: files.map((path) => ({ '@id': path })),
        mentions: runs.map(({ subject }) => ({ '@id': runId(subject.sha256) })),
      },
      { '@id': PROFILE, '@type': 'CreativeWork', name: 'Process Run Crate', version: '0.5' },
      {
        '@id': METTLE,
        '@type': 'SoftwareApplication',
        name: 'Mettle',
        description:
          'Measures how far a prompt moves an open-weight language model from its default persona.',
        softwareVersion: manifest.program.version,
        version: manifest.program.version,
      },
      ...authors,
      ...files.map((path) => ({
        '@id': path,
        '@type': 'File',
        name: path.split('/').at(-1),
        description: fileMeaning(path),
        encodingFormat: mediaTypeOf(path),
      })),
      ...environment.subjects.map(({ subject }) => ({
        '@id': subjectId(subject.sha256),
        '@type': 'CreativeWork',
        name: subject.name,
        description: `Subject of ${subject.bytes} bytes, ${subject.quantization}; SHA-256 ${subject.sha256}.`,
        identifier: subject.sha256,
        ...(subject.source === null ? {} : { isBasedOn: subject.source }),
      })),
      ...runs.map(({ subject, responses }) => ({
        '@id': runId(subject.sha256),
        '@type': 'CreateAction',
        name: `Run of ${subject.name}`,
        description: `${responses} responses of ${subject.name}.`,
        instrument: { '@id': METTLE },
        ...(authors[0] === undefined ? {} : { agent: reference(authors[0]) }),
        object: [{ '@id': ENTRIES.plan }, { '@id': subjectId(subject.sha256) }],
        result: [tableEntry('responses', 'csv'), findingsEntry(subject.sha256)].map((path) => ({
          '@id': path,
        })),
        actionStatus: { '@id': 'http://schema.org/CompletedActionStatus' },
      })),
    ],
  });
}

function reference(entity: { readonly '@id': string }): { '@id': string } {
  return { '@id': entity['@id'] };
}

function subjectId(sha256: string): string {
  return `#subject-${sha256}`;
}

function runId(sha256: string): string {
  return `#run-${sha256}`;
}
