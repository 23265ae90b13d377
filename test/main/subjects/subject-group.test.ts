import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { GgufHeader } from '../../../src/main/engine/gguf/parse-header.js';
import { subjectGroup } from '../../../src/main/subjects/subject-group.js';

type Content = Pick<GgufHeader, 'metadata' | 'tensors'>;

function header(metadata: Readonly<Record<string, string>> = {}, weights = 0): Content {
  return {
    metadata: new Map(Object.entries(metadata).map(([key, value]) => [`general.${key}`, value])),
    tensors:
      weights === 0 ? [] : [{ name: 'w', shape: [weights], typeName: 'F16', offset: 0, bytes: 2 * weights }],
  };
}

const QUANTIZATIONS = [
  'Q2_K',
  'Q3_K_M',
  'Q4_0',
  'Q4_K_M',
  'Q4_K_XL',
  'Q5_K_S',
  'Q6_K',
  'Q8_0',
  'IQ2_XXS',
  'IQ3_M',
  'IQ4_NL',
  'IQ4_XS',
  'TQ1_0',
  'MXFP4_MOE',
  'F16',
  'BF16',
  'F32',
] as const;
/** Names by which models are published: base, size, fine-tune, version; no two of one model. */
const MODELS = [
  { base: 'Llama-3.1', size: '8B', finetune: 'Instruct' },
  { base: 'Llama-3.1', size: '70B', finetune: 'Instruct' },
  { base: 'Llama-3.1', size: '8B', finetune: '' },
  { base: 'Llama-3.2', size: '1B', finetune: 'Instruct' },
  { base: 'Llama-3.2', size: '3B', finetune: 'Instruct' },
  { base: 'Qwen2.5', size: '0.5B', finetune: 'Instruct' },
  { base: 'Qwen2.5', size: '7B', finetune: 'Instruct-abliterated' },
  { base: 'Qwen2.5', size: '7B', finetune: 'Instruct' },
  { base: 'Qwen3', size: '30B-A3B', finetune: '' },
  { base: 'Mixtral', size: '8x7B', finetune: 'Instruct' },
  { base: 'gemma-3', size: '4B', finetune: 'it' },
  { base: 'gemma-3', size: '4B', finetune: 'it-qat' },
  { base: 'SmolLM2', size: '135M', finetune: 'Instruct' },
] as const;
type Model = (typeof MODELS)[number];

const model = fc.constantFrom<Model>(...MODELS);
const quantization = fc.constantFrom(...QUANTIZATIONS);

const published = ({ base, size, finetune }: Model): string =>
  [base, size, finetune].filter((part) => part !== '').join('-');

/** How repackagers call the files of a model. */
const REPACKAGERS: readonly ((name: string, quantization: string) => string)[] = [
  (name, type) => `${name}-${type}.gguf`,
  (name, type) => `${name}.${type}.gguf`,
  (name, type) => `${name.toLowerCase()}-${type.toLowerCase()}.gguf`,
  (name, type) => `${name}-UD-${type}.gguf`,
  (name, type) => `${name}.i1-${type}.gguf`,
  (name, type) => `${name}-GGUF-${type}.gguf`,
  (name, type) => `${name.replaceAll('-', '_')}_${type}.gguf`,
  (name, type) => `Meta-${name}-${type}.gguf`,
  (name, type) => `qwen_${name}-${type}.gguf`,
  (name, type) => `${name}-${type}-00001-of-00003.gguf`,
  (name, type) => `${name}-imatrix-${type}.GGUF`,
];
const repackager = fc.constantFrom(...REPACKAGERS);

describe('subjectGroup', () => {
  it('is one for a model’s quantizations and repackagers, by the file’s name alone', () => {
    fc.assert(
      fc.property(
        model,
        quantization,
        quantization,
        repackager,
        repackager,
        (subject, one, two, name, other) => {
          const bare = published(subject);
          expect(subjectGroup(header(), other(bare, two))).toBe(subjectGroup(header(), name(bare, one)));
        },
      ),
    );
  });

  it('is one for a model whose metadata tell of it in one way or another', () => {
    fc.assert(
      fc.property(model, quantization, repackager, (subject, type, name) => {
        const { base, size, finetune } = subject;
        const bare = published(subject);
        const ways = [
          header({ basename: base, size_label: size, finetune }),
          header({ basename: `${base}-${size}`, size_label: size, finetune }),
          header({ basename: bare, size_label: size }),
          header({ 'base_model.0.name': bare.replaceAll('-', ' ') }),
          header({ name: bare.replaceAll('-', ' ') }),
          header({ name: `${bare} ${type}` }),
          header({ basename: base, size_label: size, finetune, quantized_by: 'ada' }),
        ];
        const groups = new Set(ways.map((way) => subjectGroup(way, name('anything-at-all', type))));
        expect(groups).toEqual(new Set([subjectGroup(header(), name(bare, type))]));
      }),
    );
  });

  it('parts models of other sizes, fine-tunes and generations', () => {
    fc.assert(
      fc.property(model, model, quantization, repackager, repackager, (one, two, type, name, other) => {
        fc.pre(one !== two);
        expect(subjectGroup(header(), name(published(one), type))).not.toBe(
          subjectGroup(header(), other(published(two), type)),
        );
      }),
    );
  });

  it('takes the size from the label, or from the number of weights, where the name tells none', () => {
    expect(subjectGroup(header({ name: 'Phi 3.5 mini instruct' }, 3_821_079_552), 'x.gguf')).toBe(
      'phi-3.5-mini-instruct-3.8b',
    );
    expect(subjectGroup(header({ name: 'Phi 3.5 mini instruct', size_label: '3.8B' }, 3e9), 'x.gguf')).toBe(
      'phi-3.5-mini-instruct-3.8b',
    );
    expect(subjectGroup(header({ name: 'Small', size_label: '8.0B' }), 'x.gguf')).toBe('small-8b');
  });

  it.each([
    ['Mistral-7B-Instruct-v0.3.Q4_K_M.gguf', 'mistral-instruct-v0.3-7b'],
    ['Meta-Llama-3.1-8B-Instruct-Q4_K_M.gguf', 'llama-3.1-instruct-8b'],
    ['Qwen_Qwen3-0.6B-Q8_0.gguf', 'qwen3-0.6b'],
    ['gpt-oss-20b-mxfp4.gguf', 'gpt-oss-20b'],
    ['Modèle-à-moi-Q4_0.gguf', 'modèle-à-moi'],
    ['Qwen.gguf', 'qwen'],
    ['Q4_K_M.gguf', 'unnamed'],
    ['sha256-0a', 'sha256-0a'],
  ])('reads %s as %s', (file, group) => {
    expect(subjectGroup(header(), file)).toBe(group);
  });
});
