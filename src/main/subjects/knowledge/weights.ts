import type { GgufHeader, GgufTensorInfo } from '../../engine/gguf/parse-header.js';
import { architectureOf, numberField } from '../../engine/gguf/metadata-fields.js';

/** What a model's tensors come to. */
export interface Weights {
  /** Values in all tensors together; null where the file lists no tensor. */
  readonly parameters: number | null;
  /** 8 × the tensors' bytes over `parameters`; null where that is null. */
  readonly bitsPerWeight: number | null;
  /** What one token has to go through. */
  readonly perToken: TokenWork;
}

/** The part of a model that takes part in one token: of experts those that are used, of the vocabulary's table one row. */
export interface TokenWork {
  readonly bytes: number;
  readonly parameters: number;
}

/** Tensors of one type. */
export interface TensorTypeShare {
  readonly type: string;
  readonly tensors: number;
  readonly bytes: number;
}

const INPUT_TABLE = 'token_embd.weight';
const OUTPUT_LAYER = 'output.weight';
const EXPERT_TENSOR = /_exps\.(weight|bias)$/;

/**
 * Parameters and bits per weight, as llama.cpp counts them: every tensor of the file. `perToken` leaves out the table of input
 * embeddings where the output layer has weights of its own, and counts experts by the share of them that a token uses.
 */
export function describeWeights(header: Pick<GgufHeader, 'metadata' | 'tensors'>): Weights {
  const { tensors } = header;
  const parameters = sum(tensors, elements);
  const bytes = sum(tensors, (tensor) => tensor.bytes);
  const share = tokenShare(header);
  return {
    parameters: parameters > 0 ? parameters : null,
    bitsPerWeight: parameters > 0 ? (8 * bytes) / parameters : null,
    perToken: {
      bytes: sum(tensors, (tensor) => share(tensor) * tensor.bytes),
      parameters: sum(tensors, (tensor) => share(tensor) * elements(tensor)),
    },
  };
}

/** The tensors by type, most bytes first. */
export function tensorTypes(
  tensors: readonly Pick<GgufTensorInfo, 'typeName' | 'bytes'>[],
): TensorTypeShare[] {
  const shares = new Map<string, TensorTypeShare>();
  for (const { typeName, bytes } of tensors) {
    const before = shares.get(typeName);
    shares.set(typeName, {
      type: typeName,
      tensors: (before?.tensors ?? 0) + 1,
      bytes: (before?.bytes ?? 0) + bytes,
    });
  }
  return [...shares.values()].toSorted(
    (left, right) => right.bytes - left.bytes || (left.type < right.type ? -1 : 1),
  );
}

function tokenShare({
  metadata,
  tensors,
}: Pick<GgufHeader, 'metadata' | 'tensors'>): (tensor: Pick<GgufTensorInfo, 'name'>) => number {
  const architecture = architectureOf({ metadata });
  const experts = numberField({ metadata }, `${architecture}.expert_count`) ?? 0;
  const used = numberField({ metadata }, `${architecture}.expert_used_count`) ?? experts;
  const expertShare = experts > 0 ? Math.min(1, used / experts) : 1;
  const tied = tensors.every(({ name }) => name !== OUTPUT_LAYER);
  return ({ name }) => {
    if (name === INPUT_TABLE) return tied ? 1 : 0;
    return EXPERT_TENSOR.test(name) ? expertShare : 1;
  };
}

function elements({ shape }: Pick<GgufTensorInfo, 'shape'>): number {
  return shape.reduce((product, length) => product * length, 1);
}

function sum<Value>(values: readonly Value[], size: (value: Value) => number): number {
  return values.reduce((total, value) => total + size(value), 0);
}
