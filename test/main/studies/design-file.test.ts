import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDesignFile, validateDesign } from '../../../src/main/studies/design-file.js';

const valid = {
  schemaVersion: 1,
  name: 'a-study',
  kind: 'resistance',
  seed: 1,
  subjects: ['calibration:pliant'],
  instruments: ['small'],
  templates: ['plain'],
};

describe('validateDesign', () => {
  it('fills in what a short study leaves out', () => {
    const design = validateDesign(valid, 's.json');
    expect(design.orders).toEqual(['forward', 'reversed']);
    expect(design.administration).toEqual({ mode: 'readout' });
    expect(design.conditions.personas).toBe('all');
  });

  it.each([
    [{ name: 'two words' }, 'name must be 1 to 64 letters'],
    [{ surplus: 1 }, 'surplus is not a property that a study has'],
    [{ seed: -1 }, 'seed must be at least 0'],
    [{ seed: undefined }, 'seed is missing (a number is expected)'],
    [{ subjects: [] }, 'subjects must hold at least 1 entry'],
    [{ subjects: ['a', ''] }, 'subjects[1] must not be empty'],
    [{ subjects: ['a', 'b', 'a'] }, 'subjects[2] repeats "a"'],
    [{ templates: ['plain', 'plain'] }, 'templates[1] repeats "plain"'],
    [{ orders: ['up'] }, 'orders[0] must be "forward" or "reversed"'],
    [{ kind: 'other' }, 'kind must be "resistance"'],
    [{ conditions: { personas: 'some' } }, 'conditions.personas must be "all" or a list'],
    [{ conditions: { personas: ['a', 'b c'] } }, 'conditions.personas[1] must be 1 to 64'],
    [{ conditions: { rolePersonas: [{ role: 'a' }] } }, 'conditions.rolePersonas[0].persona is missing'],
    [{ administration: { mode: 'x' } }, 'administration.mode must be "readout" or "sampled"'],
    [{ administration: { mode: 'sampled', runs: 0 } }, 'administration.runs must be at least 1'],
    [{ analysis: { confidence: 1 } }, 'analysis.confidence must be less than 1'],
  ])('names the place that is wrong in %j', (change, sentence) => {
    expect(() => validateDesign({ ...valid, ...change }, 's.json')).toThrow(
      expect.objectContaining({
        code: 'INVALID_STUDY',
        message: expect.stringContaining(`s.json is not a valid study: ${sentence}`),
      }),
    );
  });

  it('names every place that is wrong', () => {
    expect(() => validateDesign({ ...valid, seed: 'x', subjects: [] }, 's.json')).toThrow(
      /seed must be a number; subjects must hold/,
    );
    expect(() => validateDesign([], 's.json')).toThrow(/The file must be an object/);
  });
});

describe('readDesignFile', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mettle-design-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('reads a file with a byte-order mark', async () => {
    const file = join(folder, 'ok.json');
    await writeFile(file, `\uFEFF${JSON.stringify(valid)}`);
    expect((await readDesignFile(file)).name).toBe('a-study');
  });

  it('says that a file is not there, or is not JSON', async () => {
    const missing = join(folder, 'missing.json');
    await expect(readDesignFile(missing)).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: expect.stringContaining(missing),
    });
    const broken = join(folder, 'broken.json');
    await writeFile(broken, '{"name": ');
    await expect(readDesignFile(broken)).rejects.toMatchObject({
      code: 'INVALID_STUDY',
      message: expect.stringContaining(broken),
    });
  });
});
