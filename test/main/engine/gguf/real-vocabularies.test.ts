import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readGgufFileInfo } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeGguf } from '../../../../src/main/engine/gguf/inspect-gguf.js';
import { readGgufHeader } from '../../../../src/main/engine/gguf/read-header.js';

/** node-llama-cpp carries llama.cpp's own repository, in which real models' vocabularies lie. */
const bundle = join(
  dirname(fileURLToPath(import.meta.resolve('node-llama-cpp'))),
  '../llama/gitRelease.bundle',
);
const files = ['phi-3', 'qwen2', 'gpt-2', 'bert-bge'].map((name) => `models/ggml-vocab-${name}.gguf`);
const available = existsSync(bundle) && hasGit();

function hasGit(): boolean {
  try {
    execFileSync('git', ['--version']);
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!available)('the vocabularies of real models', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mettle-vocabularies-'));
    execFileSync('git', ['clone', '--quiet', '--no-checkout', bundle, folder]);
    execFileSync('git', ['-C', folder, 'checkout', '--quiet', 'HEAD', '--', ...files]);
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(files)('%s is read as node-llama-cpp reads it, and refused for want of weights', async (file) => {
    const path = join(folder, file);
    const ours = await readGgufHeader(path);
    const theirs = await readGgufFileInfo(path, { logWarnings: false });
    const tokens = theirs.metadata.tokenizer.ggml.tokens;
    expect(ours.metadata.get('general.architecture')).toBe(theirs.metadata.general.architecture);
    expect(ours.metadata.get('tokenizer.ggml.tokens')).toEqual({ length: tokens.length, numbers: null });
    expect(ours.metadata.get('tokenizer.chat_template')).toBe(theirs.metadata.tokenizer.chat_template);
    expect(ours.requiredBytes).toBe(ours.bytes);
    await expect(describeGguf(path)).rejects.toMatchObject({ code: 'GGUF_VOCABULARY_ONLY' });
  });
});
