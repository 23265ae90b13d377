import type { Table } from '../../studies/tables/column.js';
import type { WrittenEntry } from '../archive/entry.js';
import type { BundleContents } from '../contents.js';
import { ENTRIES, findingsEntry, tableEntry } from '../format/entries.js';
import type { EnvironmentFile } from '../format/study-files.js';
import { fileMeaning, mediaTypeOf } from './file-meaning.js';
import { jsonText } from './json-text.js';

const CRATE = 'https://w3id.org/ro/crate/1.3';
const PROFILE = 'https://w3id.org/ro/wfrun/process/0.6';
const PROFILE_VERSION = '0.6';
const METTLE = '#mettle';

type Entity = Readonly<Record<string, unknown>> & { readonly '@id': string };

/**
 * `ro-crate-metadata.json`: an RO-Crate of the Process Run Crate profile. The run of each subject is an action: Mettle took the
 * plan and the subject and gave responses and findings. When it ended is not told: a bundle holds no time but that of the
 * plan's lock. `paths` are all other entries of the bundle; the sizes of those in `written` are known.
 */
export function roCrate(
  contents: BundleContents,
  paths: readonly string[],
  written: readonly WrittenEntry[],
): string {
  const { manifest, environment } = contents;
  const authors = authorEntities(contents);
  const runs = environment.subjects.filter(({ responses }) => responses > 0);
  const files = paths.filter((path) => path !== ENTRIES.roCrate);
  return jsonText({
    '@context': `${CRATE}/context`,
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
        ...unlessNone('author', authors),
        hasPart: files.map((path) => ({ '@id': path })),
        ...unlessNone(
          'mentions',
          runs.map(({ subject }) => ({ '@id': runId(subject.sha256) })),
        ),
      },
      {
        '@id': PROFILE,
        '@type': ['CreativeWork', 'Profile'],
        name: 'Process Run Crate',
        version: PROFILE_VERSION,
      },
      {
        '@id': METTLE,
        '@type': 'SoftwareApplication',
        name: 'Mettle',
        description:
          'Measures how far a prompt moves an open-weight language model from its default persona.',
        softwareVersion: manifest.program.version,
      },
      ...authors,
      ...files.map((path) => fileEntity(path, contents.tables, written)),
      ...environment.subjects.map(subjectEntity),
      ...runs.map((run) => runEntity(run, authors)),
    ],
  });
}

function authorEntities({ choices }: BundleContents): Entity[] {
  return choices.authors.map(({ familyNames, givenNames, orcid, affiliation }, place) => ({
    '@id': orcid === undefined ? `#author-${place + 1}` : `https://orcid.org/${orcid}`,
    '@type': 'Person',
    familyName: familyNames,
    ...(givenNames === '' ? {} : { givenName: givenNames }),
    name: `${givenNames} ${familyNames}`.trim(),
    ...(affiliation === undefined ? {} : { affiliation }),
  }));
}

function fileEntity(path: string, tables: readonly Table[], written: readonly WrittenEntry[]): Entity {
  const bytes = written.find((entry) => entry.path === path)?.bytes;
  return {
    '@id': path,
    '@type': 'File',
    name: path.split('/').at(-1),
    description: fileMeaning(path, tables),
    encodingFormat: mediaTypeOf(path),
    ...(bytes === undefined ? {} : { contentSize: String(bytes) }),
  };
}

function subjectEntity({ subject }: EnvironmentFile['subjects'][number]): Entity {
  return {
    '@id': subjectId(subject.sha256),
    '@type': 'CreativeWork',
    name: subject.name,
    description: `Subject of ${subject.bytes} bytes, ${subject.quantization}; SHA-256 ${subject.sha256}.`,
    identifier: subject.sha256,
    ...(subject.source === null ? {} : { isBasedOn: subject.source }),
  };
}

function runEntity(
  { subject, responses, expected, failure }: EnvironmentFile['subjects'][number],
  authors: readonly Entity[],
): Entity {
  const whole = failure === null && responses >= expected;
  const status = whole ? 'CompletedActionStatus' : 'FailedActionStatus';
  const why = `${responses} of ${expected} responses${failure === null ? '' : `: ${failure.code}`}.`;
  return {
    '@id': runId(subject.sha256),
    '@type': 'CreateAction',
    name: `Run of ${subject.name}`,
    description: `${responses} responses of ${subject.name}.`,
    instrument: { '@id': METTLE },
    ...unlessNone('agent', authors),
    object: [{ '@id': ENTRIES.plan }, { '@id': subjectId(subject.sha256) }],
    result: [tableEntry('responses', 'csv'), findingsEntry(subject.sha256)].map((path) => ({ '@id': path })),
    actionStatus: { '@id': `http://schema.org/${status}` },
    ...(whole ? {} : { error: why }),
  };
}

/** References to entities: nothing for none, and one by itself, as compacted JSON-LD has it. */
function unlessNone(name: string, entities: readonly Entity[]): Readonly<Record<string, unknown>> {
  const references = entities.map((entity) => ({ '@id': entity['@id'] }));
  if (references.length === 0) return {};
  return { [name]: references.length === 1 ? references[0] : references };
}

function subjectId(sha256: string): string {
  return `#subject-${sha256}`;
}

function runId(sha256: string): string {
  return `#run-${sha256}`;
}
