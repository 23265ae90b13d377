import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GgufValue } from '../../../../scripts/gguf/write-gguf.js';
import { readGgufHeader } from '../../../../src/main/engine/gguf/read-header.js';
import { readChatKnowledge } from '../../../../src/main/subjects/knowledge/chat-knowledge.js';
import { describeOrigin } from '../../../../src/main/subjects/knowledge/origin.js';
import { quantizationMethod } from '../../../../src/main/subjects/knowledge/quantization-method.js';
import { describeTokenizer } from '../../../../src/main/subjects/knowledge/tokenizer.js';
import { count, openWorkshop, text, type Workshop } from '../../engine/gguf/fixtures.js';

let shop: Workshop;
let files = 0;
beforeAll(async () => {
  shop = await openWorkshop();
});
afterAll(() => shop.remove());

async function fileWith(metadata: Record<string, GgufValue | undefined>): Promise<string> {
  files += 1;
  return shop.model(`file-${files}.gguf`, { metadata });
}
const headerWith = async (metadata: Record<string, GgufValue | undefined>) =>
  readGgufHeader(await fileWith(metadata));

describe('quantizationMethod', () => {
  it('is unknown of a file that does not say', async () => {
    expect(quantizationMethod(await headerWith({}))).toBeNull();
  });

  it('names the importance matrix, its data and its size, and who quantized, without anyone’s folders', async () => {
    const header = await headerWith({
      'general.quantized_by': text('Some Body'),
      'quantize.imatrix.file': text('/data/models/imatrix_model.gguf'),
      'quantize.imatrix.dataset': text('C:\\data\\calibration.txt'),
      'quantize.imatrix.entries_count': { type: 'int32', value: 252 },
      'quantize.imatrix.chunks_count': { type: 'int32', value: 79 },
    });
    expect(quantizationMethod(header)).toBe(
      'Importance matrix of calibration.txt (imatrix_model.gguf, 252 tensors over 79 chunks of text); ' +
        'quantized by Some Body',
    );
  });

  it.each<[Record<string, GgufValue>, string]>([
    [{ 'general.quantized_by': text('body') }, 'Quantized by body'],
    [{ 'quantize.imatrix.file': text('a.dat') }, 'Importance matrix (a.dat)'],
    [{ 'quantize.imatrix.dataset': text('b.txt') }, 'Importance matrix of b.txt'],
    [{ 'quantize.imatrix.chunks_count': count(5) }, 'Importance matrix (5 chunks of text)'],
  ])('says as much as is there: %j', async (metadata, expected) => {
    expect(quantizationMethod(await headerWith(metadata))).toBe(expected);
  });
});

describe('describeOrigin', () => {
  it('is empty of a file that says nothing', async () => {
    expect(describeOrigin(await headerWith({}))).toEqual({
      organisation: null,
      quantizedBy: null,
      addresses: [],
      licenceAddress: null,
      baseModels: [],
      languages: [],
    });
  });

  it('reads addresses once each, base models in order, and languages', async () => {
    const header = await headerWith({
      'general.organization': text('Org'),
      'general.quantized_by': text('Quantizer'),
      'general.license.link': text('https://example.org/licence'),
      'general.source.repo_url': text('https://hub.example/org/model'),
      'general.source.url': text('https://hub.example/org/model'),
      'general.repo_url': text('https://hub.example/quantizer'),
      'general.base_model.count': count(2),
      'general.base_model.0.name': text('First'),
      'general.base_model.0.organization': text('Org'),
      'general.base_model.0.repo_url': text('https://hub.example/org/first'),
      'general.base_model.1.name': text('Second'),
      'general.base_model.1.url': text('https://example.org/second'),
      'general.languages': { type: 'string[]', value: ['en', 'de'] },
    });
    expect(describeOrigin(header)).toEqual({
      organisation: 'Org',
      quantizedBy: 'Quantizer',
      addresses: ['https://hub.example/org/model', 'https://hub.example/quantizer'],
      licenceAddress: 'https://example.org/licence',
      baseModels: [
        { name: 'First', organisation: 'Org', address: 'https://hub.example/org/first' },
        { name: 'Second', organisation: null, address: 'https://example.org/second' },
      ],
      languages: ['en', 'de'],
    });
  });

  it('takes a base model that is not counted, and no more of them than can be', async () => {
    const named = { 'general.base_model.0.name': text('Alone') };
    const alone = [{ name: 'Alone', organisation: null, address: null }];
    expect(describeOrigin(await headerWith(named)).baseModels).toEqual(alone);
    const claims = { ...named, 'general.base_model.count': count(4_000_000_000) };
    expect(describeOrigin(await headerWith(claims)).baseModels).toEqual(alone);
  });
});

describe('describeTokenizer', () => {
  it('names kind and rules', async () => {
    const metadata = { 'tokenizer.ggml.model': text('gpt2'), 'tokenizer.ggml.pre': text('llama-bpe') };
    expect(describeTokenizer(await headerWith(metadata))).toBe('gpt2 (llama-bpe)');
    expect(describeTokenizer(await headerWith({ ...metadata, 'tokenizer.ggml.pre': undefined }))).toBe(
      'gpt2',
    );
  });
});

const USERS = "{% for m in messages %}{% if m.role == 'user' %}[{{ m.content }}]{% endif %}{% endfor %}";

describe('readChatKnowledge', () => {
  it.each<[string, GgufValue | undefined, Awaited<ReturnType<typeof readChatKnowledge>>]>([
    [
      'a template with a system role',
      text('{% for m in messages %}<{{ m.role }}>{{ m.content }}{% endfor %}'),
      { systemRole: 'native', thinking: false, problem: null },
    ],
    [
      'a template that leaves the system text out',
      text(USERS),
      { systemRole: 'folded-into-user', thinking: false, problem: null },
    ],
    [
      'a template that refuses a system text',
      text(`{% if messages[0].role == 'system' %}{{ raise_exception('no') }}{% endif %}${USERS}`),
      { systemRole: 'folded-into-user', thinking: false, problem: null },
    ],
    [
      'a template that opens a thought',
      text(`${USERS}<think>\n`),
      { systemRole: 'folded-into-user', thinking: true, problem: null },
    ],
    ['no template', undefined, { systemRole: 'no-template', thinking: false, problem: null }],
  ])('tells %s', async (_name, template, expected) => {
    const path = await fileWith({ 'tokenizer.chat_template': template });
    expect(await readChatKnowledge(path)).toEqual(expected);
  });

  it('says why a template cannot be used', async () => {
    const path = await fileWith({ 'tokenizer.chat_template': text('{% for %}') });
    expect((await readChatKnowledge(path)).problem).toMatch(/^The subject's chat template cannot be parsed/);
  });

  it('throws what is wrong with the file', async () => {
    await expect(readChatKnowledge(shop.path('gone.gguf'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' });
  });
});
