import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ErrorObject } from 'ajv';
import { describe, expect, it } from 'vitest';
import { exportBundle } from '../../../../src/main/bundles/export-bundle.js';
import { storedSource, type BundleSource } from '../../../../src/main/bundles/source.js';
import { bundleChoicesSchema } from '../../../../src/shared/contract/bundles.js';
import { FakeEngine, fakeSubject } from '../../studies/fake-engine.js';
import { smallDesign, smallLibrary } from '../../studies/small-study.js';
import { readBundle, textOf, type BundleEntry } from '../fixtures/read-bundle.js';
import { ranStudy, temporaryFolder } from '../fixtures/studies.js';
import { crateProblems } from './ro-crate-rules.js';

const AUTHORS = [
  { familyNames: 'Lovelace', givenNames: 'Ada', orcid: '0000-0002-1825-0097', affiliation: 'Home' },
  { familyNames: 'Consortium', givenNames: '' },
];

/** The published schema of Data Package 2.0; its formats (date-time, uri, …) are for editors, and left unchecked. */
const dataPackageSchema = JSON.parse(
  readFileSync(join(import.meta.dirname, 'schemas/datapackage-2.0.json'), 'utf8'),
) as object;
const validPackage = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(
  dataPackageSchema,
);

function packageErrors(document: unknown): string[] {
  validPackage(document);
  return (validPackage.errors ?? []).map(
    ({ instancePath, message = '' }: ErrorObject) => `${instancePath} ${message}`,
  );
}

type Document = Record<string, unknown>;
type Graph = Record<string, unknown>[];

async function source(): Promise<BundleSource> {
  const store = await ranStudy({
    design: smallDesign(),
    library: smallLibrary(),
    engine: new FakeEngine(),
    subjects: ['one', 'two'].map(fakeSubject),
  });
  return storedSource(store, 'small-study');
}

async function written(from: BundleSource, choices: Record<string, unknown>): Promise<BundleEntry[]> {
  const path = join(temporaryFolder(), 'a.mettle.zip');
  await exportBundle(from, path, { choices: bundleChoicesSchema.parse(choices) });
  return readBundle(path);
}

function documentIn(entries: readonly BundleEntry[], path: string): Document {
  return JSON.parse(textOf(entries, path)) as Document;
}

describe('the RO-Crate of a bundle', () => {
  it('keeps every MUST of RO-Crate 1.3 and Process Run Crate 0.6, and every SHOULD that it can', async () => {
    const entries = await written(await source(), { authors: AUTHORS });
    const files = entries.map(({ path }) => path);
    const { errors, warnings } = crateProblems(documentIn(entries, 'ro-crate-metadata.json'), files);
    expect(errors).toEqual([]);
    // A bundle holds no time but that of the lock, and Mettle has no home on the web.
    const known = /^(#run-[0-9a-f]{64} has no endTime|#mettle has no url)$/;
    expect(warnings.filter((warning) => !known.test(warning))).toEqual([]);
    expect(warnings).toHaveLength(3);
  });

  it('needs no authors, and says so of a run that is not whole', async () => {
    const from = await source();
    const [first, second] = from.subjects;
    const failure = { code: 'ENGINE_CRASHED', message: 'at /home/ada/one.gguf' };
    const failed = { ...from, subjects: [{ ...first!, failure }, second!] };
    const entries = await written(failed, { parquet: false, inspect: false });
    const text = textOf(entries, 'ro-crate-metadata.json');
    expect(text).not.toContain('/home/ada');
    const { errors, warnings } = crateProblems(
      JSON.parse(text),
      entries.map(({ path }) => path),
    );
    expect(errors).toEqual([]);
    expect(warnings.filter((warning) => !/endTime|url|agent/.test(warning))).toEqual([]);
    const graph = (JSON.parse(text) as { '@graph': Graph })['@graph'];
    const runs = graph.filter((entity) => entity['@type'] === 'CreateAction');
    expect(runs.map((run) => run['error'] ?? null)).toEqual(['120 of 120 responses: ENGINE_CRASHED.', null]);
  });

  it('tells the size of what stands before it', async () => {
    const entries = await written(await source(), { parquet: false });
    const graph = (documentIn(entries, 'ro-crate-metadata.json') as { '@graph': Graph })['@graph'];
    for (const { path, bytes } of entries.filter((entry) => entry.path.startsWith('data/'))) {
      const entity = graph.find((candidate) => candidate['@id'] === path);
      expect(entity?.['contentSize'], path).toBe(String(bytes.length));
    }
  });
});

describe('the rules that it is checked by', () => {
  const entityOf = (graph: Graph, id: string): Record<string, unknown> =>
    graph.find((entity) => entity['@id'] === id)!;

  const faults: readonly [string, (graph: Graph, copy: Document) => void][] = [
    ['no context', (_, copy) => (copy['@context'] = 'https://schema.org')],
    ['no descriptor', (graph) => graph.splice(0, 1)],
    ['no name', (graph) => delete entityOf(graph, './')['name']],
    ['an empty description', (graph) => (entityOf(graph, './')['description'] = '')],
    ['no date', (graph) => (entityOf(graph, './')['datePublished'] = 'soon')],
    ['no licence', (graph) => delete entityOf(graph, './')['license']],
    ['no profile', (graph) => delete entityOf(graph, './')['conformsTo']],
    [
      'a profile that is none',
      (graph) => (entityOf(graph, 'https://w3id.org/ro/wfrun/process/0.6')['@type'] = 'Thing'),
    ],
    ['an entity twice', (graph) => graph.push({ ...graph[1] })],
    ['a file that is not there', (graph) => graph.push({ '@id': 'absent.csv', '@type': 'File' })],
    [
      'a part that is not described',
      (graph) => (entityOf(graph, './')['hasPart'] as unknown[]).push({ '@id': 'x' }),
    ],
    ['a nested entity', (graph) => (entityOf(graph, './')['author'] = { '@id': '#a', name: 'Ada' })],
    [
      'a run without a tool',
      (graph) => delete graph.find((entity) => entity['@type'] === 'CreateAction')!['instrument'],
    ],
  ];

  it('find what is wrong with a crate', async () => {
    const entries = await written(await source(), { parquet: false, inspect: false });
    const files = entries.map(({ path }) => path);
    const document = documentIn(entries, 'ro-crate-metadata.json');
    expect(crateProblems(document, files).errors).toEqual([]);
    for (const [fault, change] of faults) {
      const copy = structuredClone(document);
      change(copy['@graph'] as Graph, copy);
      expect(crateProblems(copy, files).errors, fault).not.toEqual([]);
    }
  });
});

describe('the Data Package of a bundle', () => {
  it.each([
    ['with authors and Parquet', { authors: AUTHORS }],
    ['without either', { parquet: false }],
  ])('passes the published schema (%s)', async (_, choices) => {
    const entries = await written(await source(), choices);
    const found = documentIn(entries, 'datapackage.json');
    expect(packageErrors(found)).toEqual([]);
    const broken = structuredClone(found) as {
      resources: { name?: string; hash: string }[];
      contributors?: unknown[];
    };
    delete broken.resources[0]!.name;
    broken.contributors = [];
    expect(packageErrors(broken)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('/resources/0'),
        expect.stringContaining('/contributors'),
      ]),
    );
  });
});
