import { createHash } from 'node:crypto';
import { chmod, mkdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HashCache } from '../../../../src/main/engine/gguf/hash-cache.js';
import { hashFile } from '../../../../src/main/engine/gguf/hash-file.js';
import { describeGguf, inspectGguf } from '../../../../src/main/engine/gguf/inspect-gguf.js';
import type { ErrorCode } from '../../../../src/shared/errors.js';
import { MettleError } from '../../../../src/shared/errors.js';
import { count, openWorkshop, text } from './fixtures.js';
import type { ModelChange, Workshop } from './fixtures.js';

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.remove());

async function refusal(path: string): Promise<MettleError> {
  const thrown: unknown = await inspectGguf(path).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof MettleError)) throw new Error(`not refused: ${path} (${String(thrown)})`);
  expect(thrown.message).toContain(path);
  expect(thrown.hint).toBeTruthy();
  return thrown;
}

describe('a sound file', () => {
  it('is described from its metadata and identified by its bytes', async () => {
    const path = await shop.model('sound.gguf', { metadata: { 'general.finetune': text('Chat') } });
    const bytes = await readFile(path);
    const file = await inspectGguf(path);
    expect(file).toMatchObject({
      path,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      name: 'Sound model',
      architecture: 'llama',
      quantization: 'F16',
      family: 'Sound-model-131K-Chat',
      sizeLabel: '131K',
      licence: 'mit',
      contextLength: 2048,
      vocabularySize: 512,
      tensors: 20,
    });
    expect(file.chatTemplate).toContain('<|im_start|>');
  });

  it('is named after its file where it has no name, and has no family without a base', async () => {
    const path = await shop.model('Some.Model.gguf', {
      metadata: {
        'general.name': undefined,
        'general.basename': undefined,
        'general.file_type': count(99),
        'tokenizer.chat_template': undefined,
      },
    });
    expect(await inspectGguf(path)).toMatchObject({
      name: 'Some.Model',
      family: null,
      quantization: 'unknown (99)',
      chatTemplate: null,
    });
  });

  it('may have a header longer than one read', async () => {
    const path = await shop.model('long.gguf', { metadata: { 'general.note': text('x'.repeat(5_000_000)) } });
    expect((await inspectGguf(path)).tensors).toBe(20);
  });

  it('may count layers that predict further tokens and leave them out', async () => {
    const path = await shop.model('predict.gguf', {
      metadata: { 'llama.block_count': count(3), 'llama.nextn_predict_layers': count(1) },
    });
    expect((await inspectGguf(path)).name).toBe('Sound model');
  });
});

describe('a file that cannot be opened', () => {
  it('is missing', async () => {
    expect((await refusal(shop.path('nowhere.gguf'))).code).toBe('FILE_NOT_FOUND');
  });

  it('is a folder', async () => {
    await mkdir(shop.path('folder.gguf'));
    const error = await refusal(shop.path('folder.gguf'));
    expect(error.code).toBe('FILE_UNREADABLE');
    expect(error.message).toContain('folder');
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('is not ours to read', async () => {
    const path = await shop.model('locked.gguf');
    await chmod(path, 0o000);
    expect((await refusal(path)).code).toBe('FILE_UNREADABLE');
  });
});

describe('a file that is not GGUF', () => {
  const safetensors = Buffer.concat([
    Buffer.from([64, 0, 0, 0, 0, 0, 0, 0]),
    Buffer.from('{"__metadata__":{}}'),
  ]);
  it.each<[string, string | Buffer, ErrorCode, RegExp]>([
    ['nothing', '', 'GGUF_EMPTY', /0 bytes/],
    ['three letters', 'GGU', 'GGUF_NOT_GGUF', /does not begin with "GGUF"/],
    [
      'noise',
      Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 167 + 13) % 251)),
      'GGUF_NOT_GGUF',
      /begin/,
    ],
    ['safetensors', safetensors, 'GGUF_NOT_GGUF', /safetensors/],
    ['a zip archive', Buffer.from('PK\u0003\u0004rest of it'), 'GGUF_NOT_GGUF', /zip/],
    ['a pickle', Buffer.from([0x80, 0x02, 0x8a, 0x0a]), 'GGUF_NOT_GGUF', /PyTorch/],
    ['a page', '\n<!DOCTYPE html><html>', 'GGUF_NOT_GGUF', /HTML/],
    ['a pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:0', 'GGUF_NOT_GGUF', /Git LFS/],
    ['JSON', '{"error": "Unauthorized"}', 'GGUF_NOT_GGUF', /JSON/],
    ['an old GGML file', 'lmggxxxxxxxxxxxx', 'GGUF_NOT_GGUF', /before GGUF/],
    ['zeros', Buffer.alloc(5000), 'GGUF_NOT_GGUF', /zeros/],
    ['a gzip archive', Buffer.from([0x1f, 0x8b, 8, 0]), 'GGUF_NOT_GGUF', /gzip/],
  ])('holds %s', async (name, content, code, sentence) => {
    const path = shop.path(`foreign ${name}.gguf`);
    await writeFile(path, content);
    const error = await refusal(path);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(sentence);
  });
});

describe('a truncated file', () => {
  it.each([5, 20, 100, 3000])('ends inside its header after %i bytes', async (length) => {
    const error = await refusal(await shop.bytes('cut-header.gguf', (sound) => sound.subarray(0, length)));
    expect(error.code).toBe('GGUF_TRUNCATED');
    expect(error.message).toContain(`${length} bytes`);
  });

  it('lacks half, and says how much', async () => {
    const path = await shop.bytes('half.gguf', (sound) => sound.subarray(0, sound.length / 2));
    const error = await refusal(path);
    expect(error.code).toBe('GGUF_TRUNCATED');
    expect(error.message).toMatch(/has 0\.\d MB and needs 0\.\d MB|has \d+ bytes and needs 0\.\d MB, \d+/);
  });

  it('lacks one byte, but may lack the padding after its last tensor', async () => {
    const path = await shop.model('short.gguf', {
      tensors: (sound) => [...sound, { name: 'odd', shape: [3], type: 'F32', data: new Float32Array(3) }],
    });
    const full = (await readFile(path)).length;
    await truncate(path, full - 20);
    expect((await inspectGguf(path)).tensors).toBe(21);
    await truncate(path, full - 21);
    const error = await refusal(path);
    expect(error.code).toBe('GGUF_TRUNCATED');
    expect(error.message).toContain('1 bytes more');
  });
});

describe('a version that is not supported', () => {
  it.each<[string, number[], RegExp]>([
    ['1', [1, 0, 0, 0], /version 1;/],
    ['4', [4, 0, 0, 0], /version 4;/],
    ['0', [0, 0, 0, 0], /version 0;/],
    ['3 in the other byte order', [0, 0, 0, 3], /big-endian/],
  ])('is %s', async (_, version, sentence) => {
    const path = await shop.bytes('version.gguf', (sound) => {
      sound.set(version, 4);
      return sound;
    });
    const error = await refusal(path);
    expect(error.code).toBe('GGUF_VERSION_UNSUPPORTED');
    expect(error.message).toMatch(sentence);
  });
});

describe('a GGUF file that is no whole text-generating model', () => {
  it.each<[string, ModelChange, ErrorCode, RegExp]>([
    [
      'a split part',
      { metadata: { 'split.no': count(1), 'split.count': count(3) } },
      'GGUF_SPLIT_PART',
      /part 2 .* 3 files/,
    ],
    ['an adapter', { metadata: { 'general.type': text('adapter') } }, 'GGUF_ADAPTER', /LoRA/],
    [
      'a projector by type',
      { metadata: { 'general.type': text('mmproj') } },
      'GGUF_VISION_PROJECTOR',
      /mmproj/,
    ],
    [
      'a projector by architecture',
      { metadata: { 'general.architecture': text('clip') } },
      'GGUF_VISION_PROJECTOR',
      /mmproj/,
    ],
    ['a vocabulary', { tensors: () => [] }, 'GGUF_VOCABULARY_ONLY', /no weights/],
    [
      'an encoder',
      { metadata: { 'general.architecture': text('nomic-bert') } },
      'GGUF_EMBEDDING_ONLY',
      /nomic-bert/,
    ],
    ['a pooling model', { metadata: { 'llama.pooling_type': count(3) } }, 'GGUF_EMBEDDING_ONLY', /embedding/],
    ['a ranking model', { metadata: { 'llama.pooling_type': count(4) } }, 'GGUF_EMBEDDING_ONLY', /ranking/],
    [
      'a model without causal attention',
      { metadata: { 'llama.attention.causal': { type: 'bool', value: false } } },
      'GGUF_EMBEDDING_ONLY',
      /left to right/,
    ],
    ['an importance matrix', { metadata: { 'general.type': text('imatrix') } }, 'GGUF_NOT_GGUF', /imatrix/],
  ])('is %s', async (_, change, code, sentence) => {
    const error = await refusal(await shop.model('kind.gguf', change));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(sentence);
  });
});

describe('metadata that cannot be true', () => {
  const zeros = { type: 'int32[]', value: [0, 0] } as const;
  it.each<[string, ModelChange['metadata'], RegExp]>([
    ['no architecture', { 'general.architecture': undefined }, /general\.architecture is missing/],
    ['no vocabulary', { 'tokenizer.ggml.tokens': undefined }, /tokens is missing/],
    ['an empty vocabulary', { 'tokenizer.ggml.tokens': { type: 'string[]', value: [] } }, /empty/],
    ['no tokenizer model', { 'tokenizer.ggml.model': undefined }, /tokenizer\.ggml\.model/],
    [
      'another vocabulary',
      { 'tokenizer.ggml.tokens': { type: 'string[]', value: ['a'] } },
      /1 tokens .* has 512/,
    ],
    ['no context', { 'llama.context_length': count(0) }, /context_length is 0/],
    ['no layers', { 'llama.block_count': count(0) }, /block_count is 0/],
    ['missing layers', { 'llama.block_count': count(3) }, /block_count is 3 .* 2 layers/],
    ['too many layers', { 'llama.block_count': count(1) }, /block_count is 1 .* 2 layers/],
    ['absurdly many layers', { 'llama.block_count': count(9999) }, /block_count is 9999/],
    ['no heads', { 'llama.attention.head_count': count(0) }, /head_count is 0/],
    ['no head count', { 'llama.attention.head_count': undefined }, /head_count is missing/],
    ['a text for heads', { 'llama.attention.head_count': text('4') }, /head_count is a text/],
    ['no KV heads', { 'llama.attention.head_count_kv': count(0) }, /head_count_kv is 0/],
    ['no KV heads in any layer', { 'llama.attention.head_count_kv': zeros }, /zero in every layer/],
    ['no feed-forward width', { 'llama.feed_forward_length': count(0) }, /feed_forward_length is 0/],
    ['no embedding', { 'llama.embedding_length': count(0) }, /embedding_length is 0/],
    [
      'a negative epsilon',
      { 'llama.attention.layer_norm_rms_epsilon': { type: 'float32', value: -1 } },
      /epsilon is -1/,
    ],
  ])('has %s', async (_, metadata = {}, sentence) => {
    const error = await refusal(await shop.model('metadata.gguf', { metadata }));
    expect(error.code).toBe('GGUF_CORRUPT');
    expect(error.message).toMatch(sentence);
  });
});

describe('the hash', () => {
  it('is taken from the cache until the file changes', async () => {
    const path = await shop.model('cached.gguf');
    const cache = new HashCache();
    const chunks: number[] = [];
    const options = { cache, onHashed: (bytes: number) => chunks.push(bytes) };
    const first = await inspectGguf(path, options);
    expect(chunks.at(-1)).toBe(first.bytes);
    chunks.length = 0;
    expect((await inspectGguf(path, options)).sha256).toBe(first.sha256);
    expect(chunks).toEqual([]);
    await utimes(path, new Date(), new Date(Date.now() + 5000));
    expect((await inspectGguf(path, options)).sha256).toBe(first.sha256);
    expect(chunks).not.toEqual([]);
  });

  it('can be cancelled', async () => {
    const path = await shop.model('cancelled.gguf');
    const controller = new AbortController();
    const running = inspectGguf(path, { signal: controller.signal, onHashed: () => controller.abort() });
    // The file is one chunk long, so that the abort of the first chunk would be seen with the second.
    await expect(running).resolves.toMatchObject({ name: 'Sound model' });
    await expect(inspectGguf(path, { signal: controller.signal })).rejects.toMatchObject({
      code: 'CANCELLED',
    });
    const large = await shop.bytes('large.gguf', (sound) =>
      Buffer.concat([sound, Buffer.alloc(3 * 2 ** 20)]),
    );
    const second = new AbortController();
    const stopped = inspectGguf(large, { signal: second.signal, onHashed: () => second.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('is refused for a file that changes under way', async () => {
    const path = await shop.bytes('growing.gguf', (sound) => Buffer.concat([sound, Buffer.alloc(2 ** 21)]));
    const { file } = await describeGguf(path);
    await truncate(path, file.bytes + 1);
    await expect(hashFile(file)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });
});

describe('HashCache', () => {
  const state = { path: '/a', bytes: 1, modifiedMs: 2.5 };
  const sha256 = 'ab'.repeat(32);

  it('survives in a file', async () => {
    const cache = new HashCache();
    cache.set(state, sha256);
    await cache.save(shop.path('cache/hashes.json'));
    const loaded = await HashCache.load(shop.path('cache/hashes.json'));
    expect(loaded.get(state)).toBe(sha256);
    expect(loaded.get({ ...state, bytes: 2 })).toBeUndefined();
    expect(loaded.get({ ...state, modifiedMs: 3 })).toBeUndefined();
  });

  it.each(['', 'nonsense', '{"schemaVersion": 1, "hashes": [{"path": "/a"}]}'])(
    'is empty from %j',
    async (content) => {
      await writeFile(shop.path('bad.json'), content);
      expect((await HashCache.load(shop.path('bad.json'))).get(state)).toBeUndefined();
    },
  );
});
