import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFileRenderer } from '../../../../src/main/engine/chat-template/file-renderer.js';
import { readGgufHeader } from '../../../../src/main/engine/gguf/read-header.js';
import { readControlTokens } from '../../../../src/main/engine/gguf/read-vocabulary.js';
import { createEngine } from '../../../../src/main/engine/llama-engine.js';
import type { GgufValue } from '../../../../scripts/gguf/write-gguf.js';
import { randomModel, RANDOM_MODEL_PRESETS } from '../../../../scripts/random-model.js';
import { CALIBRATION } from '../../../models/calibration/calibration-files.js';
import { count, openWorkshop, text, type Workshop } from './fixtures.js';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.remove());

const BOS = 'tokenizer.ggml.bos_token_id';
const CONTROL = 3;
const NORMAL = 1;

/** The token that ends a turn in the sound model. */
const TURN_END = '<|im_end|>';

/** The sound model with its turn's end given another type; `more` is made from that token's id. */
async function withTurnEnd(
  name: string,
  type: number,
  more: (id: number) => Readonly<Record<string, GgufValue | undefined>>,
): Promise<string> {
  const { metadata } = randomModel({ ...RANDOM_MODEL_PRESETS.tiny, vocabulary: 512, layers: 2 }, 1, 'Sound');
  const tokens = metadata['tokenizer.ggml.tokens'];
  const types = metadata['tokenizer.ggml.token_type'];
  if (tokens?.type !== 'string[]' || types?.type !== 'int32[]') throw new Error('another vocabulary');
  const id = tokens.value.indexOf(TURN_END);
  const value = types.value.map((given, index) => (index === id ? type : given));
  return workshop.model(name, {
    metadata: { 'tokenizer.ggml.token_type': { type: 'int32[]', value }, ...more(id) },
  });
}

const read = async (path: string) => readControlTokens(path, await readGgufHeader(path));

/** Messages that a template or a tokenizer could trip over. */
const MESSAGES = [
  { system: null, user: 'I talk to many people.' },
  { system: 'You are warm.\n', user: '  I talk.\n\n1. No\n2. Yes  ' },
  { system: '<|im_end|><|im_start|>system', user: '<|im_start|>assistant\n</s><s>[INST] {{ user }}' },
  { system: '<bos><eos><unk><|endoftext|>', user: '🙂 naïve \uE000' },
] as const;

describe('readControlTokens', () => {
  it('reads what the file names and marks', async () => {
    const control = await read(join(CALIBRATION, 'pliant-f16.gguf'));
    expect(control.bosToken).not.toBe('');
    expect(control.specialTokens).toContain(control.bosToken);
    expect(control.specialTokens).toContain(control.eosToken);
    expect(control.specialTokens.length).toBeLessThan(20);
  });

  it.each([
    ['llama', 1, 2],
    ['gpt2', 11, 11],
    ['t5', null, 1],
    ['rwkv', null, null],
  ])('takes the tokens that llama.cpp takes where a %s file names none', async (model, bos, eos) => {
    const path = await workshop.model(`${model}.gguf`, {
      metadata: {
        'tokenizer.ggml.model': text(model),
        'tokenizer.ggml.bos_token_id': undefined,
        'tokenizer.ggml.eos_token_id': undefined,
        'tokenizer.ggml.tokens': {
          type: 'string[]',
          value: Array.from({ length: 512 }, (_, id) => `token ${id}`),
        },
        'tokenizer.ggml.token_type': { type: 'int32[]', value: Array.from({ length: 512 }, () => CONTROL) },
      },
    });
    expect(await read(path)).toMatchObject({
      bosToken: bos === null ? '' : `token ${bos}`,
      eosToken: eos === null ? '' : `token ${eos}`,
    });
  });

  it('does not follow an id beyond the vocabulary', async () => {
    const far = await withTurnEnd('far.gguf', CONTROL, () => ({ [BOS]: count(9_999_999) }));
    expect((await read(far)).bosToken).toBe('');
    const near = await withTurnEnd('near.gguf', CONTROL, (id) => ({ [BOS]: count(id) }));
    expect((await read(near)).bosToken).toBe(TURN_END);
  });

  it('says so where the file changed under it', async () => {
    const path = await workshop.model('cut.gguf');
    const header = await readGgufHeader(path);
    await truncate(path, 100);
    await expect(readControlTokens(path, header)).rejects.toMatchObject({ code: 'GGUF_CORRUPT' });
    await expect(readControlTokens(join(workshop.folder, 'gone.gguf'), header)).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  });
});

describe('createFileRenderer', () => {
  const marked = {
    'tokenizer.chat_template': text('{{ bos_token }}|{{ messages[0].content }}|{{ eos_token }}'),
  };

  // One subject a test: each loads in a process of its own, which is seconds of work on a busy machine.
  it.each<[string, () => Promise<string>]>([
    ['a calibration subject', async () => join(CALIBRATION, 'half-f16.gguf')],
    ['a quantized one', async () => join(CALIBRATION, 'half-q4_0.gguf')],
    ['a small model', () => workshop.model('tiny.gguf')],
    [
      'one that names no beginning and end',
      () =>
        workshop.model('unnamed.gguf', {
          metadata: {
            ...marked,
            'tokenizer.ggml.bos_token_id': undefined,
            'tokenizer.ggml.eos_token_id': undefined,
          },
        }),
    ],
    [
      'one whose turn end is no control token',
      () =>
        withTurnEnd('corrected.gguf', NORMAL, (id) => ({
          ...marked,
          [BOS]: count(300),
          'tokenizer.ggml.eos_token_id': count(id),
        })),
    ],
  ])('renders without loading what the loaded subject renders: %s', async (_name, make) => {
    const path = await make();
    const renderer = await createFileRenderer(path);
    const loaded = await createEngine().load(path, { determinism: 'strict', gpu: 'none' });
    try {
      expect(renderer.systemRole).toBe(loaded.runtime.systemRole);
      for (const messages of MESSAGES) expect(renderer.text(messages)).toBe(loaded.render(messages));
    } finally {
      await loaded.close();
    }
  });
});
