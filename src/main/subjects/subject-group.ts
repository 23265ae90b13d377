import { textField } from '../engine/gguf/metadata-fields.js';
import type { GgufHeader } from '../engine/gguf/parse-header.js';
import { parseSplitName } from '../engine/gguf/split-name.js';

type Content = Pick<GgufHeader, 'metadata' | 'tensors'>;

/** Encodings without underscores, and the words that repackagers put beside an encoding. */
const QUANTIZATION = /^(?:(?:b?f|fp)(?:16|32)|mxfp4|nvfp4|gguf|ggml|imat|imatrix|i1|ud|static|weighted)$/;
/** `Q4_K_M` and its like, which are cut out before a name is parted at its underscores. */
const QUANTIZATION_WITHIN = /(?:^|[-_. ])(?:(?:i|t)?q\d(?:_[a-z0-9]+)*|mxfp4_moe)(?=$|[-. ])/gi;
/** `8B`, `0.5b`, `135M`, `8x7B`; also the experts that are used, `A3B`. */
const SIZE = /^(?:\d+x)?a?(?:\d+(?:\.\d+)?)[kmbt]$/;
const VERSION = /^v\d+(?:\.\d+)*$/;
/** Organisations whose name some repackagers put before the model's and others leave out. */
const ORGANISATIONS: ReadonlySet<string> = new Set([
  'meta',
  'mistralai',
  'google',
  'microsoft',
  'qwen',
  'ibm',
  'deepseek-ai',
  'huggingfacetb',
]);

/**
 * The normalised name of the model that a file is a variant of, e.g. `llama-3.1-instruct-8b`: words in small letters, then
 * version, then size. It comes from `general.basename` with size, fine-tune and version, else the name of the first base model
 * with the fine-tune, else `general.name`, else the file's name; without quantization, repackagers' marks and repeated words.
 * A name that tells no size gets that of `general.size_label`, else the number of weights, rounded. Files of one model under
 * different quantizations share it; other sizes and fine-tunes do not.
 */
export function subjectGroup(header: Content, fileName: string): string {
  const words = unique(withoutOrganisation(wordsOf(modelName(header, fileName))));
  const sizes = words.filter((word) => SIZE.test(word)).map(shortSize);
  const versions = words.filter((word) => VERSION.test(word));
  const others = words.filter((word) => !SIZE.test(word) && !VERSION.test(word));
  const size = sizes.length > 0 ? sizes : sizeOf(header);
  const name = [...others, ...versions, ...unique(size)].join('-');
  return name === '' ? 'unnamed' : name;
}

function modelName(header: Content, fileName: string): string {
  const field = (key: string): string => textField(header, `general.${key}`) ?? '';
  const base = field('basename');
  if (base !== '') return [base, field('size_label'), field('finetune'), field('version')].join(' ');
  const parent = field('base_model.0.name');
  if (parent !== '') return [parent, field('finetune')].join(' ');
  const file = fileName.replace(/\.gguf$/i, '');
  return field('name') || (parseSplitName(fileName)?.prefix ?? file);
}

/** Dots between digits are part of a number, other marks part words. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(QUANTIZATION_WITHIN, ' ')
    .toLowerCase()
    .split(/(?:[^a-z0-9._\p{L}]|(?<!\d)\.|\.(?!\d)|_)+/u)
    .filter((word) => word !== '' && !QUANTIZATION.test(word));
}

/** An organisation goes where a name follows; `Qwen_Qwen3` and `Meta-Llama` are Qwen3 and Llama. */
function withoutOrganisation(words: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words;
  const named = rest.some((word) => !SIZE.test(word) && !VERSION.test(word) && /\p{L}/u.test(word));
  return ORGANISATIONS.has(first) && named ? rest : words;
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}

/** `8.0b` is `8b`. */
function shortSize(size: string): string {
  return size.replace(/\.0+(?=[kmbt]$)/, '');
}

function sizeOf(header: Content): readonly string[] {
  const label = textField(header, 'general.size_label');
  const words = label === null ? [] : wordsOf(label).filter((word) => SIZE.test(word));
  if (words.length > 0) return words.map(shortSize);
  const weights = header.tensors.reduce(
    (sum, { shape }) => sum + shape.reduce((product, length) => product * length, 1),
    0,
  );
  return weights === 0 ? [] : [shortSize(roundedCount(weights))];
}

/** Two digits and a unit: enough to part sizes, and little enough to be the same for every repackaging. */
function roundedCount(weights: number): string {
  const units: readonly (readonly [number, string])[] = [
    [1e12, 't'],
    [1e9, 'b'],
    [1e6, 'm'],
  ];
  const [scale, unit] = units.find(([least]) => weights >= least) ?? [1e3, 'k'];
  const value = Number((weights / scale).toPrecision(2));
  return `${value}${unit}`;
}
