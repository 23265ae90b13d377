import { MettleError } from '../../../shared/errors.js';
import { architectureOf, numberField, textField } from './metadata-fields.js';
import type { GgufHeader } from './parse-header.js';

/** Architectures of llama.cpp whose models encode text and never continue it. */
const ENCODERS: ReadonlySet<string> = new Set([
  'bert',
  'modern-bert',
  'nomic-bert',
  'nomic-bert-moe',
  'neo-bert',
  'jina-bert-v2',
  'jina-bert-v3',
  'eurobert',
  'gemma-embedding',
  'llama-embed',
  't5encoder',
]);

const CHAT_MODEL = 'Choose the GGUF file of a chat or instruct model.';

/**
 * Refuses GGUF files that hold something else than a text-generating model. Throws `GGUF_ADAPTER`, `GGUF_VISION_PROJECTOR`, `GGUF_EMBEDDING_ONLY`, `GGUF_VOCABULARY_ONLY`, and `GGUF_NOT_GGUF` for a GGUF
 * file that holds no model at all (such as an importance matrix).
 */
export function checkKind(path: string, header: Pick<GgufHeader, 'metadata' | 'tensors'>): void {
  checkContent(path, header);
  checkGenerates(path, header);
}

function checkContent(path: string, header: Pick<GgufHeader, 'metadata' | 'tensors'>): void {
  const type = textField(header, 'general.type');
  const architecture = architectureOf(header);
  if (type === 'adapter') {
    throw new MettleError('GGUF_ADAPTER', `${path} is a LoRA adapter, which changes a model and is none.`, {
      hint: 'Lay it over the model that it was trained on: BASE|lora:ADAPTER.gguf, or choose it in Subjects.',
    });
  }
  if (type === 'mmproj' || architecture === 'clip') {
    throw new MettleError(
      'GGUF_VISION_PROJECTOR',
      `${path} is a vision or audio projector (mmproj), the companion of a model.`,
      { hint: 'Choose the model file that lies beside it.' },
    );
  }
  if (header.tensors.length === 0 || type === 'vocab') {
    throw new MettleError('GGUF_VOCABULARY_ONLY', `${path} holds a vocabulary and no weights.`, {
      hint: CHAT_MODEL,
    });
  }
  if (type !== null && type !== 'model') {
    throw new MettleError(
      'GGUF_NOT_GGUF',
      `${path} is a GGUF file that holds no model (its type is "${type}").`,
      {
        hint: CHAT_MODEL,
      },
    );
  }
}

function checkGenerates(path: string, header: Pick<GgufHeader, 'metadata'>): void {
  const architecture = architectureOf(header);
  const pooling = numberField(header, `${architecture}.pooling_type`) ?? 0;
  const causal = header.metadata.get(`${architecture}.attention.causal`);
  if (ENCODERS.has(architecture) || pooling > 0) {
    const what = pooling === 4 ? 'a ranking model' : 'an embedding model';
    throw new MettleError(
      'GGUF_EMBEDDING_ONLY',
      `${path} is ${what} (${architecture}), which writes no text.`,
      {
        hint: CHAT_MODEL,
      },
    );
  }
  if (causal === false) {
    throw new MettleError(
      'GGUF_EMBEDDING_ONLY',
      `${path} does not write text from left to right (${architecture} without causal attention).`,
      { hint: CHAT_MODEL },
    );
  }
}
