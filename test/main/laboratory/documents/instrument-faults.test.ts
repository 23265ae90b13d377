import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkDocument } from '../../../../src/main/laboratory/documents/check-document.js';
import { describeProblem } from '../../../../src/main/laboratory/documents/describe-problem.js';
import { loadCatalogue, type Catalogue } from '../../../../src/main/library/catalogue.js';
import { resourcesFolder } from '../../../../src/main/library/resources-folder.js';

const INDEX = 'expected.json';
const folder = join(import.meta.dirname, '../../../corpus/instruments');
const expected = JSON.parse(readFileSync(join(folder, INDEX), 'utf8')) as Record<
  string,
  { readonly line: number; readonly says: string }
>;

let catalogue: Catalogue;
beforeAll(async () => {
  catalogue = await loadCatalogue({ resources: resourcesFolder(), extra: [] });
});

describe('a wrong instrument file', () => {
  it('is in the index, of which there are at least fifty', () => {
    const files = readdirSync(folder).filter((name) => name !== INDEX);
    expect(files.toSorted()).toEqual(Object.keys(expected).toSorted());
    expect(files.length).toBeGreaterThanOrEqual(50);
  });

  it.each(Object.entries(expected))('%s: the first sentence names line and cause', (file, { line, says }) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const { problems } = checkDocument('instrument', text, catalogue);
    expect(problems.length).toBeGreaterThan(0);
    const [first] = problems;
    expect(describeProblem(first!)).toContain(says);
    expect(first!.line).toBe(line);
  });

  it.each(Object.keys(expected))('%s: every sentence is one that can be read', (file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const problem of checkDocument('instrument', text, catalogue).problems) {
      expect(problem.message).not.toMatch(/undefined|\[object|ZodError|regex|Invalid (input|string)/i);
      expect(describeProblem(problem).length).toBeLessThan(6000);
    }
  });
});
