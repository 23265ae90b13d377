import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateInstrument } from '../../src/main/instruments/validate.js';
import { validatePopulation } from '../../src/main/personas/sources/validate-population.js';
import { validatePersonaFile, validateTemplateFile } from '../../src/main/personas/validate.js';

const text = readFileSync(join(import.meta.dirname, '../../docs/file-formats.md'), 'utf8');
const examples = [...text.matchAll(/```json\n(.*?)```/gs)].map(
  ([, json = '']) => JSON.parse(json) as unknown,
);

describe('the examples of docs/file-formats.md', () => {
  it('are valid files', () => {
    const [instrument, personas, templates, population, ...rest] = examples;
    expect(rest).toEqual([]);
    expect(validateInstrument(instrument, 'example').items).toHaveLength(4);
    expect(validatePersonaFile(personas, 'example').personas).toHaveLength(1);
    expect(validateTemplateFile(templates, 'example').templates).toHaveLength(1);
    expect(validatePopulation(population, 'example').attributes).toHaveLength(2);
  });
});
