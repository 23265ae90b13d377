import { describe, expect, it } from 'vitest';
import { variantState } from '../../../../../src/renderer/screens/subjects/model/variant-state.js';
import { download, subject } from '../subjects-fixture.js';

const variant = { address: 'hf:Org/Model-GGUF:Q4_K_M', quantization: 'Q4_K_M' };
const source = {
  store: 'hugging-face',
  repository: 'org/model-gguf',
  revision: null,
  tag: null,
  notes: [],
} as const;

describe('a variant of the catalogue', () => {
  it('is absent where nothing leads to it', () => {
    const others = [
      subject('/m/other-variant.gguf', { quantization: 'Q8_0', source: { ...source, notes: [] } }),
      subject('/m/other-model.gguf', { quantization: 'Q4_K_M' }),
    ];
    expect(variantState(variant, [download({ address: 'hf:org/other:Q4_K_M' })], others)).toEqual({
      kind: 'absent',
    });
  });

  it('is here where a subject is of the same repository and quantization', () => {
    const here = subject('/m/model.gguf', { quantization: 'Q4_K_M', source: { ...source, notes: [] } });
    expect(variantState(variant, [], [here])).toEqual({ kind: 'here', reference: '/m/model.gguf' });
  });

  it('is on its way, or failed, where a download says so', () => {
    const coming = download({ address: variant.address, doneBytes: 1, totalBytes: 4 });
    expect(variantState(variant, [coming], [])).toEqual({ kind: 'coming', share: 0.25 });
    expect(variantState(variant, [{ ...coming, totalBytes: null }], [])).toEqual({
      kind: 'coming',
      share: null,
    });
    expect(variantState(variant, [{ ...coming, state: 'failed' }], [])).toEqual({ kind: 'failed' });
  });
});
