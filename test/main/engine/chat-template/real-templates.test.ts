import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createChatRenderer } from '../../../../src/main/engine/chat-template/chat-template.js';
import { MettleError } from '../../../../src/shared/errors.js';

const root = join(import.meta.dirname, '../../../..');
const bundle = join(root, 'node_modules/node-llama-cpp/llama/gitRelease.bundle');
const folder = mkdtempSync(join(tmpdir(), 'mettle-templates-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The chat templates in llama.cpp's own source, which node-llama-cpp carries as a git bundle; null without git. */
function readTemplates(): Map<string, string> | null {
  try {
    const clone = join(folder, 'llama');
    execFileSync('git', ['clone', '--quiet', '--no-checkout', bundle, clone], { stdio: 'ignore' });
    execFileSync('git', ['-C', clone, 'checkout', 'HEAD', '--', 'models/templates'], { stdio: 'ignore' });
    const templates = join(clone, 'models/templates');
    const names = readdirSync(templates).filter((name) => name.endsWith('.jinja'));
    return new Map(names.map((name) => [name, readFileSync(join(templates, name), 'utf8')]));
  } catch (error) {
    process.stdout.write(
      `Real chat templates are not tested: git cannot clone the bundle (${String(error)}).\n`,
    );
    return null;
  }
}

const templates = readTemplates();

function describeTemplate(template: string): string {
  try {
    const chat = createChatRenderer({
      template,
      bosToken: '<BOS>',
      eosToken: '<EOS>',
      specialTokens: ['<EOS>'],
    });
    const text = chat.text({ system: 'SYSTEM TEXT', user: 'USER <EOS> TEXT' });
    expect(text).toContain('USER <EOS> TEXT');
    expect(text).toContain('SYSTEM TEXT');
    expect(text.endsWith('<think>')).toBe(false);
    expect(text).toBe(chat.text({ system: 'SYSTEM TEXT', user: 'USER <EOS> TEXT' }));
    return `${chat.systemRole} ${chat.thinking}`;
  } catch (thrown) {
    if (!(thrown instanceof MettleError)) throw thrown;
    expect(thrown.message.length).toBeGreaterThan(30);
    return thrown.code;
  }
}

describe.skipIf(templates === null)('real chat templates', () => {
  const outcomes = new Map([...(templates ?? [])].map(([name, text]) => [name, describeTemplate(text)]));

  it('each render, or fail with a clear error', () => {
    expect(outcomes.size).toBeGreaterThan(60);
    const failed = [...outcomes]
      .filter(([, outcome]) => outcome === 'CHAT_TEMPLATE_FAILED')
      .map(([name]) => name);
    expect(failed.sort()).toEqual([
      'ByteDance-Seed-OSS.jinja',
      'fireworks-ai-llama-3-firefunction-v2.jinja',
      'tencent-Hy3.jinja',
    ]);
  });

  it.each([
    ['google-gemma-2-2b-it.jinja', 'folded-into-user none'],
    ['mistralai-Mistral-Nemo-Instruct-2407.jinja', 'native none'],
    ['meta-llama-Llama-3.2-3B-Instruct.jinja', 'native none'],
    ['microsoft-Phi-3.5-mini-instruct.jinja', 'native none'],
    ['Qwen-Qwen3-0.6B.jinja', 'native closed-block'],
    ['HuggingFaceTB-SmolLM3-3B.jinja', 'native closed-block'],
    ['deepseek-ai-DeepSeek-R1-Distill-Llama-8B.jinja', 'native closed-block'],
    ['openai-gpt-oss-120b.jinja', 'native closed-block'],
    ['google-gemma-4-31B-it.jinja', 'native closed-block'],
  ])('%s is %s', (name, expected) => {
    expect(outcomes.get(name)).toBe(expected);
  });

  it('hold no date of today', () => {
    const text = templates?.get('meta-llama-Llama-3.2-3B-Instruct.jinja') ?? '';
    const chat = createChatRenderer({ template: text, bosToken: '', eosToken: '', specialTokens: [] });
    expect(chat.text({ system: null, user: 'Hi' })).toContain('Today Date: 01 Jan 2025');
  });
});
