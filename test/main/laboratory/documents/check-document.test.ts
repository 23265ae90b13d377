import { beforeAll, describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../../src/shared/contract/library.js';
import { checkDocument } from '../../../../src/main/laboratory/documents/check-document.js';
import { loadCatalogue, type Catalogue } from '../../../../src/main/library/catalogue.js';
import { resourcesFolder } from '../../../../src/main/library/resources-folder.js';
import { sampleInstrument } from '../../instruments/sample-instrument.js';
import { ownPersonas, ownPopulation, ownTemplates, pretty } from '../fixtures/own-documents.js';

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue({ resources: resourcesFolder(), extra: [] });
});

/** `line:column place message` of every problem. */
const problems = (kind: DocumentKind, text: string): string[] =>
  checkDocument(kind, text, catalogue).problems.map(
    ({ line, column, place, message }) => `${line}:${column} ${place} ${message}`,
  );

describe('checkDocument', () => {
  it.each([
    ['instrument', sampleInstrument(), 'sample'],
    ['personas', ownPersonas(), 'mine'],
    ['templates', ownTemplates(), 'plain'],
    ['populations', ownPopulation(), 'people'],
  ] as const)('finds nothing wrong with a sound %s document', (kind, content, id) => {
    expect(checkDocument(kind, pretty(content), catalogue)).toMatchObject({ id, problems: [] });
  });

  it('says by line what is missing, of the wrong kind, and unknown', () => {
    const broken = sampleInstrument() as unknown as Record<string, unknown>;
    delete broken['name'];
    const text = pretty({ ...broken, version: 2, colour: 'red' });
    const line = (part: string): number => text.split('\n').findIndex((row) => row.includes(part)) + 1;
    expect(problems('instrument', text)).toEqual([
      '1:1 name is missing (text is expected)',
      `${line('"version"')}:14 version must be text`,
      `${line('"colour"')}:13 colour is not a property that an instrument has`,
    ]);
  });

  it('says what does not hold together', () => {
    const broken = sampleInstrument();
    broken.items[1]!.keys[0]!.scale = 'Q';
    const text = pretty(broken);
    const [first] = problems('instrument', text);
    expect(first).toMatch(/^\d+:\d+ items\[1\]\.keys\[0\]\.scale /);
    const row = text.split('\n')[Number(first?.split(':')[0]) - 1];
    expect(row).toContain('"Q"');
  });

  it('says which texts of a persona file are amiss', () => {
    const broken = ownPersonas();
    broken.personas[0]!.wordings[0]!.text = { EN: 'x' };
    broken.roles[0]!.wordings.push({ ...broken.roles[0]!.wordings[0]! });
    expect(problems('personas', pretty(broken))).toEqual([
      expect.stringMatching(
        /personas\[0\]\.wordings\[0\]\.text\.EN is no name that may stand here: it must be a language tag/,
      ),
    ]);
    broken.personas[0]!.wordings[0]!.text = { en: 'x' };
    expect(problems('personas', pretty(broken))).toEqual([
      expect.stringMatching(/roles\[0\]\.wordings\[1\]\.id "plain" is used twice/),
      expect.stringMatching(/roles\[0\]\.wordings\[1\]\.text\.en has the text of another wording/),
    ]);
  });

  it('checks targets against the instruments that there are', () => {
    const broken = ownPersonas();
    broken.personas[0]!.targets = { 'jungian-4x12': { XY: 1, EI: 0 }, 'not-here': { Q: 1 } };
    broken.personas[0]!.type = 'ENFJ';
    expect(problems('personas', pretty(broken))).toEqual([
      expect.stringMatching(/personas\[0\]\.targets\.jungian-4x12\.XY names a scale .*Choose one of: EI, SN/),
      expect.stringMatching(/targets\.jungian-4x12\.EI is 0, but its type ENFJ asks for E/),
    ]);
  });

  it('says by line what does not hold together in a population', () => {
    const broken = ownPopulation();
    broken.attributes[0]!.categories[1]!.given = { home: ['here'] };
    const text = pretty({ ...broken, id: 'tenants' });
    const line = text.split('\n').findIndex((row) => row.includes('"home"')) + 1;
    expect(problems('populations', text)).toEqual([
      `${line}:21 attributes[0].categories[1].given.home must be an earlier attribute`,
    ]);
    expect(problems('populations', pretty({ ...ownPopulation(), id: 'tenants', from: 'nowhere' }))).toEqual([
      expect.stringMatching(/^\d+:\d+ from must be "marginals" or "table"/),
    ]);
    expect(problems('populations', pretty({ ...ownPopulation(), id: 'tenants' }))).toEqual([
      expect.stringContaining('id there is already a population "tenants" that came with Mettle'),
    ]);
  });

  it('refuses names that Mettle’s own documents have', () => {
    expect(problems('instrument', pretty({ ...sampleInstrument(), id: 'ipip-neo-120' }))).toEqual([
      expect.stringContaining('id there is already an instrument "ipip-neo-120" that came with Mettle'),
    ]);
    const personas = ownPersonas();
    personas.personas[0]!.id = 'INTP';
    expect(problems('personas', pretty({ ...personas, id: 'types' }))).toEqual([
      expect.stringContaining('id there is already a persona file "types" that came with Mettle'),
      expect.stringContaining('personas[0].id there is already a persona "INTP" that came with Mettle'),
    ]);
    const templates = ownTemplates();
    templates.templates[0]!.id = 'statement';
    expect(problems('templates', pretty(templates))).toEqual([
      expect.stringContaining('templates[0].id there is already a template "statement"'),
    ]);
  });

  it.each(['../../evil', '/etc/passwd', 'a/b', 'a\\b', '.hidden', '..', '', 'x'.repeat(65), 'a\u0000b'])(
    'takes no id that leads elsewhere: %j',
    (id) => {
      const checked = checkDocument('instrument', pretty({ ...sampleInstrument(), id }), catalogue);
      expect(checked.id).toBeNull();
      expect(checked.problems).toHaveLength(1);
      expect(checked.problems[0]?.place).toBe('id');
    },
  );

  it.each(['null', '[]', '3', '"text"', 'true'])('says of %s that it is no document', (text) => {
    for (const kind of ['instrument', 'personas', 'templates', 'populations'] as const) {
      expect(checkDocument(kind, text, catalogue)).toMatchObject({
        id: null,
        problems: [{ line: 1, column: 1 }],
      });
    }
  });

  it('tells a name that stands twice, in the order of the text', () => {
    const text = pretty(sampleInstrument()).replace('"version": "1"', '"version": "1",\n  "version": "2"');
    expect(problems('instrument', text)).toEqual(['6:3  the name "version" stands twice in one object']);
  });

  it('tells at most 200 problems of a document full of them', () => {
    const items = Array.from({ length: 5000 }, () => ({}));
    expect(problems('instrument', pretty({ ...sampleInstrument(), items })).length).toBe(200);
  });
});
