import { MettleError } from '../../../shared/errors.js';
import { architectureOf, textField } from './metadata-fields.js';
import type { GgufHeader, GgufTensorInfo } from './parse-header.js';

type Content = Pick<GgufHeader, 'metadata' | 'tensors'>;

const FIRST_HALF = '.lora_a';
const SECOND_HALF = '.lora_b';
const EMBEDDING = 'token_embd.weight';
const OUTPUT = 'output.weight';
const INVOCATION = 'adapter.alora.invocation_tokens';

/**
 * Refuses an adapter file that llama.cpp cannot lay over a base: it has to be a LoRA (`general.type` is `adapter`,
 * `adapter.type` is `lora`) of the base's architecture, whose tensors come in pairs, each of a tensor that the base has and of
 * a shape that fits it. Vectors of norms, which llama.cpp leaves out of an adapter, are passed over. Throws
 * `ADAPTER_MISMATCH` naming the key or the tensor; nothing is loaded for it.
 */
export function checkAdapter(path: string, adapter: Content, baseName: string, base: Content): void {
  const defect = keyDefect(adapter, baseName, base) ?? tensorDefect(adapter, baseName, base);
  if (defect === null) return;
  throw new MettleError('ADAPTER_MISMATCH', `${path} cannot be laid over ${baseName}: ${defect}.`, {
    hint: 'Choose the model that the adapter was trained on, and an adapter converted by llama.cpp (convert_lora_to_gguf.py).',
  });
}

function keyDefect(adapter: Content, baseName: string, base: Content): string | null {
  const type = textField(adapter, 'general.type');
  if (type !== 'adapter') return `its general.type is ${quoted(type)}, where an adapter has "adapter"`;
  const kind = textField(adapter, 'adapter.type');
  if (kind !== 'lora') return `its adapter.type is ${quoted(kind)}, and only "lora" can be used`;
  const [own, wanted] = [textField(adapter, 'general.architecture'), architectureOf(base)];
  if (own !== wanted) {
    return `its general.architecture is ${quoted(own)}, and that of ${baseName} is "${wanted}"`;
  }
  if (adapter.metadata.has(INVOCATION)) {
    return `it has ${INVOCATION}, so that it is meant to act on part of a prompt alone, which Mettle cannot do`;
  }
  return null;
}

function tensorDefect(adapter: Content, baseName: string, base: Content): string | null {
  const known = new Map(base.tensors.map((tensor) => [tensor.name, tensor]));
  const halves = new Map(adapter.tensors.map((tensor) => [tensor.name, tensor]));
  const stems = new Set<string>();
  for (const { name } of adapter.tensors) {
    if (name.endsWith(FIRST_HALF) || name.endsWith(SECOND_HALF)) {
      stems.add(name.slice(0, -FIRST_HALF.length));
    } else if (!name.endsWith('_norm.weight')) {
      return `its tensor ${name} is no half of a pair (${FIRST_HALF}, ${SECOND_HALF})`;
    }
  }
  if (stems.size === 0) return 'it holds no pair of tensors';
  for (const stem of stems) {
    const [first, second] = [halves.get(stem + FIRST_HALF), halves.get(stem + SECOND_HALF)];
    if (first === undefined) return `${stem}${FIRST_HALF} is missing`;
    if (second === undefined) return `${stem}${SECOND_HALF} is missing`;
    const target = known.get(stem);
    if (target === undefined) return `it changes ${stem}, which ${baseName} does not have`;
    const wrong = shapeDefect(target, first, second) ?? tiedDefect(stem, known);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** Token embeddings are looked up, not multiplied, so that their halves stand the other way round. */
function shapeDefect(target: GgufTensorInfo, first: GgufTensorInfo, second: GgufTensorInfo): string | null {
  const [columns, rows] = [size(target, 0), size(target, 1)];
  const lookup = target.name === EMBEDDING;
  const rank = lookup ? size(first, 0) : size(first, 1);
  const wanted = lookup
    ? { first: [rank, rows], second: [rank, columns] }
    : { first: [columns, rank], second: [rank, rows] };
  const rest = target.shape.slice(2);
  for (const [half, start] of [
    [first, wanted.first],
    [second, wanted.second],
  ] as const) {
    const shape = [...start, ...rest];
    // Lengths of one at the end may be left out of a file.
    if ([0, 1, 2, 3].some((place) => (shape[place] ?? 1) !== size(half, place))) {
      return `its tensor ${half.name} has the shape ${product(half.shape)}, and ${product(shape)} would fit ${target.name} (${product(target.shape)})`;
    }
  }
  return null;
}

/** llama.cpp ends its process where it would have to multiply by the halves of a lookup. */
function tiedDefect(stem: string, base: ReadonlyMap<string, unknown>): string | null {
  if (stem !== EMBEDDING || base.has(OUTPUT)) return null;
  return `it changes ${EMBEDDING}, which the base uses as its output layer too, and llama.cpp cannot adapt such a tensor`;
}

function size({ shape }: GgufTensorInfo, dimension: number): number {
  return shape[dimension] ?? 1;
}

function product(shape: readonly number[]): string {
  return shape.join(' x ');
}

function quoted(value: string | null): string {
  return value === null ? 'missing' : `"${value}"`;
}
