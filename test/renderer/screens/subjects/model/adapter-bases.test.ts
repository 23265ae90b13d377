import { describe, expect, it } from 'vitest';
import {
  adapterBases,
  isTrainedOn,
} from '../../../../../src/renderer/screens/subjects/model/adapter-bases.js';
import { adapter, subject } from '../subjects-fixture.js';

const subjects = [
  subject('/m/other.gguf', { name: 'Alpha 1B' }),
  subject('/m/small.gguf', { name: 'Qwen2.5 0.5B Instruct', bytes: 10 }),
  subject('/m/large.gguf', { name: 'Qwen2.5 0.5B Instruct', bytes: 20 }),
  subject('/m/foreign.gguf', { name: 'Qwen2.5 0.5B Instruct', architecture: 'mamba' }),
];

describe('bases for an adapter', () => {
  it('are of its architecture, the model that it was trained on first', () => {
    const bases = adapterBases(adapter({ base: 'Qwen/Qwen2.5-0.5B-Instruct' }), subjects);
    expect(bases.map(({ reference }) => reference)).toEqual([
      '/m/large.gguf',
      '/m/small.gguf',
      '/m/other.gguf',
    ]);
  });

  it('claim nothing where the adapter names no base', () => {
    expect(subjects.some((one) => isTrainedOn(null, one))).toBe(false);
    expect(subjects.some((one) => isTrainedOn('', one))).toBe(false);
    expect(adapterBases(adapter(), subjects).map(({ reference }) => reference)[0]).toBe('/m/other.gguf');
  });
});
