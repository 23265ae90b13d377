import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readability } from '../../src/main/analysis/readability.js';
import { LINT_RULES, lintInstrument } from '../../src/main/instruments/lint/lint-instrument.js';
import { validateInstrument } from '../../src/main/instruments/validate.js';
import { english, without } from '../main/instruments/lint/sound-instruments.js';
import {
  instrumentSchema,
  itemSchema,
  normsSchema,
  translationSchema,
} from '../../src/shared/domain/instrument.js';

const text = readFileSync(join(import.meta.dirname, '../../docs/instrument-files.md'), 'utf8');
const block = (kind: string): unknown[] =>
  [...text.matchAll(new RegExp(`\`\`\`${kind}\\n(.*?)\`\`\``, 'gs'))].map(
    ([, json = '']) => JSON.parse(json) as unknown,
  );

describe('docs/instrument-files.md', () => {
  it('shows a whole instrument that is valid and about which the linter has nothing to say', () => {
    const [example, ...rest] = block('json');
    expect(rest).toEqual([]);
    const instrument = validateInstrument(example, 'example');
    expect(instrument.items).toHaveLength(6);
    expect(lintInstrument(instrument, { readability })).toEqual([]);
  });

  it('shows fragments that fit into instruments of their format', () => {
    const [item, rubrics] = block('json fragment');
    const plain = without(english(validateInstrument(block('json')[0], 'example')), 'norms');
    expect(validateInstrument({ ...plain, format: 'open', rubrics }, 'open').format).toBe('open');
    const scales = plain.scales.filter(({ id }) => id === 'CA');
    const choice = validateInstrument({ ...plain, scales, format: 'choice', items: [item] }, 'choice');
    expect(choice.items[0]!.presented).toEqual([2, 0, 1]);
  });

  it('names every field of the schema and every rule of the linter', () => {
    const fields = [instrumentSchema, itemSchema, normsSchema, translationSchema].flatMap((schema) =>
      Object.keys(schema.shape),
    );
    expect(
      fields.filter((field) => !new RegExp(`\`([a-z]+\\[\\]\\.)?${field}(\\[\\]|\`)`).test(text)),
    ).toEqual([]);
    const rows = [...text.matchAll(/^\| `([a-z-]+)` +\| [a-z, ]+\|/gm)].map(([, rule]) => rule);
    expect(rows.toSorted()).toEqual(expect.arrayContaining(Object.keys(LINT_RULES).toSorted()));
  });
});
