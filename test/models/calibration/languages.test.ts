import { getLlama, LlamaLogLevel, type LlamaModel } from 'node-llama-cpp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderCalibrationPrompt } from '../../../models/calibration/build/chat-template.js';
import type { ReadoutResult } from '../../../src/main/engine/engine.js';
import { createEngine } from '../../../src/main/engine/llama-engine.js';
import type { LlamaSubject } from '../../../src/main/engine/llama-subject.js';
import { scaleItems } from '../../../src/main/instruments/scoring.js';
import { instrumentLanguages } from '../../../src/main/instruments/validate.js';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { composePrompt } from '../../../src/main/personas/compose.js';
import type { ComposedPrompt } from '../../../src/shared/domain/cell.js';
import type { Item } from '../../../src/shared/domain/instrument.js';
import { samplerSchema } from '../../../src/shared/domain/study.js';
import { OPTION_ORDERS, type LabelStyle, type Template } from '../../../src/shared/domain/template.js';
import { pathOf } from './calibration-files.js';

/** The character that stands where bytes could not be decoded. */
const UNDECODABLE = '\ufffd';

const library = await loadLibrary();
const ipip = library.instruments.get('ipip-neo-120')!;
const languages = instrumentLanguages(ipip);
const [statement, form] = ['statement', 'form'].map((id) => library.templates.get(id)!) as [
  Template,
  Template,
];
const domains = ipip.scales.filter(({ kind }) => kind === 'domain');

/** Two items of each domain, other ones in each language, so that all languages together cover much of the instrument. */
function itemsFor(language: string): Item[] {
  const place = languages.indexOf(language);
  return domains.flatMap((domain) => {
    const items = scaleItems(ipip, domain.id).map(({ item }) => item);
    return [place, place + 12].map((index) => items[index % items.length]!);
  });
}

interface Asked {
  readonly id: string;
  readonly item: Item;
  readonly prompt: ComposedPrompt;
}

/** Both templates in both orders, and one item with words for labels. */
function askedIn(language: string): Asked[] {
  const ask = (
    template: Template,
    order: (typeof OPTION_ORDERS)[number],
    item: Item,
    labels?: LabelStyle,
  ): Asked => ({
    id: [template.id, order, item.id, labels].join(' '),
    item,
    prompt: composePrompt({ system: 'You are calm.' }, template, ipip, item, order, language, labels),
  });
  const items = itemsFor(language);
  return [
    ...[statement, form].flatMap((template) =>
      OPTION_ORDERS.flatMap((order) => items.map((item) => ask(template, order, item))),
    ),
    ask(statement, 'forward', items[0]!, 'words'),
  ];
}

const labelsOf = ({ options }: ComposedPrompt): string[] => options.map(({ label }) => label);

async function collect<Result>(results: AsyncIterable<Result>): Promise<Result[]> {
  const collected: Result[] = [];
  for await (const result of results) collected.push(result);
  return collected;
}

let subject: LlamaSubject;
/** The subject's tokenizer, beside the engine. */
let tokenizer: LlamaModel;

beforeAll(async () => {
  subject = await createEngine().load(pathOf('pliant-f16.gguf'), { determinism: 'fast', gpu: 'none' });
  const llama = await getLlama({ gpu: false, build: 'never', maxThreads: 1, logLevel: LlamaLogLevel.error });
  tokenizer = await llama.loadModel({ modelPath: pathOf('pliant-f16.gguf'), vocabOnly: true });
});

afterAll(async () => {
  await subject?.close();
  await tokenizer?.dispose();
});

describe('every language of the IPIP-NEO-120, put to a subject', () => {
  it.each(languages)('%s is read out without a fault', async (language) => {
    const asked = askedIn(language);
    const answers = new Map<string, ReadoutResult>();
    const requests = asked.map(({ id, prompt }) => ({
      id,
      messages: { system: prompt.system, user: prompt.user },
      options: labelsOf(prompt),
    }));
    for (const answer of await collect(subject.readout(requests))) answers.set(answer.id, answer);
    expect(answers.size).toBe(asked.length);
    for (const { id, item, prompt } of asked) {
      const answer = answers.get(id)!;
      expect(answer.promptText).toBe(renderCalibrationPrompt(prompt.system, prompt.user));
      for (const text of [item.text[language]!, ...ipip.options.map((option) => option.text[language]!)]) {
        expect(answer.promptText).toContain(text);
      }
      expect(answer.promptText).not.toContain(UNDECODABLE);
      const tokens = tokenizer.tokenize(answer.promptText, true);
      expect(tokens).toHaveLength(answer.promptTokens);
      expect(closeUp(tokenizer.detokenize(tokens, true))).toBe(closeUp(answer.promptText));
      expectDistribution(answer);
    }
  });
});

/** llama.cpp leaves out a space before some punctuation when it writes tokens as text; French has one there. */
function closeUp(text: string): string {
  return text.replace(/ (?=[?!.,'])/g, '');
}

function expectDistribution({ probabilities, offOption }: ReadoutResult): void {
  expect(probabilities).toHaveLength(ipip.options.length);
  for (const probability of [...probabilities, offOption]) {
    expect(probability).toBeGreaterThanOrEqual(0);
    expect(probability).toBeLessThanOrEqual(1);
  }
  expect(probabilities.reduce((sum, probability) => sum + probability, offOption)).toBeCloseTo(1, 4);
}

/** One language for each script, right-to-left ones and combining marks among them. */
const SCRIPTS = [
  ['Latin', 'de'],
  ['Cyrillic', 'ru'],
  ['Armenian', 'hy'],
  ['Arabic', 'ur'],
  ['Hebrew', 'he'],
  ['Devanagari', 'hi'],
  ['Thai', 'th'],
  ['Hangul', 'ko'],
  ['Hiragana', 'ja'],
  ['Han', 'zh-cn'],
] as const;

describe('an answer in words, held to the options by a grammar', () => {
  it('has a language for every script of the instrument', () => {
    const texts = ipip.items.flatMap(({ text }) => Object.values(text)).join('');
    const letters = texts.replace(
      new RegExp(SCRIPTS.map(([script]) => `\\p{Script=${script}}`).join('|'), 'gu'),
      '',
    );
    expect(letters.match(/[^\p{Script=Common}\p{Script=Inherited}\p{Script=Katakana}]/gu)).toBeNull();
  });

  it.each(SCRIPTS)('%s (%s) is generated whole', async (_, language) => {
    const item = ipip.items[0]!;
    const prompt = composePrompt({ system: null }, statement, ipip, item, 'forward', language, 'words');
    const answers = await collect(
      subject.sample([
        {
          id: language,
          messages: { system: prompt.system, user: prompt.user },
          options: labelsOf(prompt),
          runs: [1, 2, 3].map((run) => ({ run, seed: 100 + run })),
          sampler: samplerSchema.parse({}),
          answer: 'grammar',
          maxTokens: 200,
        },
      ]),
    );
    expect(answers).toHaveLength(3);
    for (const { text, truncated } of answers) {
      expect(truncated).toBe(false);
      expect(labelsOf(prompt)).toContain(text.trim());
    }
  });
});
