import { createRandom } from '../../src/main/analysis/random.js';
import type { GgufValue } from './write-gguf.js';
import { byteLevelAlphabet } from './byte-level-alphabet.js';

const SPECIAL_TOKENS = ['<|begin_of_text|>', '<|end_of_text|>', '<|im_start|>', '<|im_end|>'] as const;
const NORMAL_TOKEN = 1;
const CONTROL_TOKEN = 3;
const LONGEST_TOKEN = 12;

/** ChatML with a system role. */
const CHATML_TEMPLATE =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}" +
  "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}";

/**
 * Metadata of a working byte-level BPE tokenizer of exactly `size` tokens: 256 bytes, pairs of lower-case letters, random
 * merges of what is there, and four control tokens; with a ChatML chat template. Throws a RangeError below 260 tokens.
 */
export function randomTokenizer(size: number, seed: number): Record<string, GgufValue> {
  if (size < 256 + SPECIAL_TOKENS.length)
    throw new RangeError(`a vocabulary of ${size} cannot hold 256 bytes`);
  const alphabet = byteLevelAlphabet();
  const tokens = [...alphabet];
  const known = new Set(tokens);
  const merges: string[] = [];
  const wanted = size - SPECIAL_TOKENS.length;
  const merge = (left: string, right: string): void => {
    const joined = left + right;
    if (tokens.length >= wanted || joined.length > LONGEST_TOKEN || known.has(joined)) return;
    known.add(joined);
    tokens.push(joined);
    merges.push(`${left} ${right}`);
  };

  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(0x61 + index));
  const starts = [alphabet[0x20] as string, ...letters];
  for (const left of starts) for (const right of letters) merge(left, right);
  const random = createRandom(seed);
  while (tokens.length < wanted) {
    const left = tokens[alphabet.length + random.integer(merges.length)] as string;
    merge(left, letters[random.integer(letters.length)] as string);
  }
  return metadata([...tokens, ...SPECIAL_TOKENS], merges);
}

function metadata(tokens: readonly string[], merges: readonly string[]): Record<string, GgufValue> {
  const firstSpecial = tokens.length - SPECIAL_TOKENS.length;
  const types = tokens.map((_, index) => (index < firstSpecial ? NORMAL_TOKEN : CONTROL_TOKEN));
  const special = (name: (typeof SPECIAL_TOKENS)[number]): GgufValue => ({
    type: 'uint32',
    value: firstSpecial + SPECIAL_TOKENS.indexOf(name),
  });
  return {
    'tokenizer.ggml.model': { type: 'string', value: 'gpt2' },
    'tokenizer.ggml.pre': { type: 'string', value: 'gpt-2' },
    'tokenizer.ggml.tokens': { type: 'string[]', value: tokens },
    'tokenizer.ggml.token_type': { type: 'int32[]', value: types },
    'tokenizer.ggml.merges': { type: 'string[]', value: merges },
    'tokenizer.ggml.bos_token_id': special('<|begin_of_text|>'),
    'tokenizer.ggml.eos_token_id': special('<|im_end|>'),
    'tokenizer.ggml.padding_token_id': special('<|end_of_text|>'),
    'tokenizer.ggml.add_bos_token': { type: 'bool', value: false },
    'tokenizer.chat_template': { type: 'string', value: CHATML_TEMPLATE },
  };
}
