import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../../models/calibration/build/design.js';
import { referencePrompts } from '../../../models/calibration/build/reference.js';
import { sheetCells } from '../../../models/calibration/build/sheet-study.js';
import { trainedLibrary } from '../../../models/calibration/build/trained-library.js';
import { inspectGguf } from '../../../src/main/engine/gguf/inspect-gguf.js';
import { pathOf, referenceSet, trainedSheets, variantSheets } from './calibration-files.js';

const LARGEST_BYTES = 4 * 1024 * 1024;

describe('the calibration files', () => {
  it('are one of each kind, and two variants of pliant and of half', () => {
    expect(trainedSheets.map(({ kind }) => kind).toSorted()).toEqual([...KINDS].toSorted());
    expect(variantSheets.map(({ name }) => name).toSorted()).toEqual([
      'half-q4_0',
      'half-q8_0',
      'pliant-q4_0',
      'pliant-q8_0',
    ]);
  });

  it.each([...trainedSheets, ...variantSheets])('$file is the file of its data sheet', async (sheet) => {
    const subject = await inspectGguf(pathOf(sheet.file));
    expect(subject.sha256).toBe(sheet.sha256);
    expect(subject.bytes).toBe(sheet.bytes);
    expect(subject.bytes).toBeLessThan(LARGEST_BYTES);
    expect(subject.quantization).toBe(sheet.quantization);
    expect(subject).toMatchObject({ architecture: 'llama', licence: 'mit', sizeLabel: '1M' });
    expect(subject.name).toContain(sheet.kind);
    expect(subject.chatTemplate).toContain("message['role']");
  });

  it('make one family of each kind and its variants', async () => {
    const families = await Promise.all(
      ['pliant-f16', 'pliant-q8_0', 'pliant-q4_0', 'half-f16'].map(
        async (name) => (await inspectGguf(pathOf(`${name}.gguf`))).family,
      ),
    );
    expect(families[0]).not.toBeNull();
    expect(families[1]).toBe(families[0]);
    expect(families[2]).toBe(families[0]);
    expect(families[3]).not.toBe(families[0]);
  });
});

describe('the reference set', () => {
  it('is what the composer emits now: a change of any shipped text calls for new data sheets', async () => {
    expect(referenceSet.prompts).toEqual(referencePrompts(await trainedLibrary()));
  });

  it('is the set that every data sheet was made with', () => {
    const sha256 = createHash('sha256').update(JSON.stringify(referenceSet)).digest('hex');
    for (const sheet of trainedSheets) {
      expect(sheet.reference.sha256).toBe(sha256);
      expect(sheet.reference.probabilities).toHaveLength(referenceSet.prompts.length);
    }
  });

  it('stands beside a study of default, neutral, placebo and all sixteen types', async () => {
    const cells = sheetCells(await trainedLibrary());
    expect(new Set(cells.map(({ cell }) => cell.condition)).size).toBeGreaterThanOrEqual(1 + 3 + 3 + 16);
    expect(cells.length % 48).toBe(0);
  });
});

it('is committed with the licence that the metadata names', () => {
  expect(readFileSync(pathOf('../../LICENSE'), 'utf8')).toContain('MIT License');
});
