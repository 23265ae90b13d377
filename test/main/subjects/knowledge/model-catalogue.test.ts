import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../../src/main/downloads/address.js';
import {
  catalogueEntry,
  modelCatalogueFile,
  readModelCatalogue,
} from '../../../../src/main/subjects/knowledge/model-catalogue.js';
import { catalogueEntrySchema } from '../../../../src/shared/contract/subjects.js';
import type { CatalogueModel } from '../../../../src/shared/domain/model-catalogue.js';
import { temporaryFolder } from '../../laboratory/fixtures/temporary-context.js';

const models = await readModelCatalogue(modelCatalogueFile());
const named = models.map((model) => [model.id, model] as const);

/** Weights of a decoder with these measures, norms and biases left out. */
function weights({ shape }: CatalogueModel): number {
  const attention = 2 * shape.embedding * shape.headLength * (shape.heads + shape.keyValueHeads);
  const block = attention + 3 * shape.embedding * shape.feedForward;
  const tables = shape.vocabulary * shape.embedding * (shape.tiedOutput ? 1 : 2);
  return tables + shape.layers * block;
}

/** Bits that a weight takes: the least and the most that llama-quantize's mixtures come to. */
const BITS: Readonly<Record<string, readonly [number, number]>> = { Q4_K_M: [4.7, 6.1], Q8_0: [8.4, 8.7] };

describe('models/catalogue.json', () => {
  it('has 14 to 20 families, each model once', () => {
    const families = new Set(models.map(({ family }) => family));
    expect(families.size).toBeGreaterThanOrEqual(14);
    expect(families.size).toBeLessThanOrEqual(20);
    expect(new Set(models.map(({ id }) => id)).size).toBe(models.length);
    const addresses = models.flatMap(({ variants }) => variants.map(({ address }) => address));
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  it('has something for a laptop with 4 GB and nothing that 16 GB could not hold at four bits', () => {
    const smallest = models.map((model) => catalogueEntry(model, 16e9).variants[0]?.memoryBytes ?? Infinity);
    expect(Math.min(...smallest)).toBeLessThan(2e9);
    expect(Math.max(...smallest)).toBeLessThan(12e9);
  });

  it.each(named)('%s has the parameters that its measures come to', (_id, model) => {
    expect(model.parameters / weights(model)).toBeGreaterThan(0.995);
    expect(model.parameters / weights(model)).toBeLessThan(1.005);
  });

  it.each(named)('%s has sizes that its parameters and bits come to', (_id, model) => {
    for (const { bytes, quantization } of model.variants) {
      const [least, most] = BITS[quantization] ?? [NaN, NaN];
      const bits = (8 * bytes) / model.parameters;
      expect(bits).toBeGreaterThan(least);
      expect(bits).toBeLessThan(most);
    }
  });

  it.each(named)('%s has addresses that can be fetched, of the quantization that they name', (_id, model) => {
    for (const { address, quantization } of model.variants) {
      expect(parseAddress(address)).toMatchObject({ kind: 'hub', wanted: { tag: quantization } });
    }
  });

  it.each(named)(
    '%s says why it is there, where that is from, and whether consent is asked for',
    (_id, model) => {
      expect(model.reason).toMatch(/[.?]$/);
      expect(model.source).toMatch(/\.$/);
      const gated = model.organisation === 'Meta' || model.organisation === 'Google';
      expect(model.reason.includes('gated')).toBe(gated);
    },
  );

  it('knows which templates have no system role', () => {
    const without = models.filter(({ systemRole }) => !systemRole).map(({ family }) => family);
    expect([...new Set(without)].toSorted()).toEqual(['Gemma 2', 'Gemma 3', 'Mistral 7B', 'Mistral Nemo']);
  });
});

describe('catalogueEntry', () => {
  it('is what the contract carries, with the memory of this machine', () => {
    const [model] = models;
    if (model === undefined) throw new Error('The catalogue is empty.');
    const roomy = catalogueEntrySchema.parse(catalogueEntry(model, 1e12));
    expect(roomy.variants.map(({ fits }) => fits)).toEqual(roomy.variants.map(() => true));
    for (const { bytes, memoryBytes } of roomy.variants) expect(memoryBytes).toBeGreaterThan(bytes);
    const tight = catalogueEntry(model, (roomy.variants[0]?.memoryBytes ?? 0) + 200_000_000 - 1);
    expect(tight.variants[0]?.fits).toBe(false);
  });
});

describe('readModelCatalogue', () => {
  it.each([
    ['{', 'it is no JSON'],
    ['{"schemaVersion":2,"models":[]}', 'schemaVersion'],
    ['{"schemaVersion":1,"models":[{"id":"A B"}]}', 'models.0.id'],
  ])('says what is wrong with %j', async (text, what) => {
    const path = join(await temporaryFolder(), 'catalogue.json');
    await writeFile(path, text);
    await expect(readModelCatalogue(path)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: expect.stringContaining(what) as string,
    });
  });

  it('says that a file is missing', async () => {
    const path = join(await temporaryFolder(), 'catalogue.json');
    await expect(readModelCatalogue(path)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });
});
