import { textField } from '../../engine/gguf/metadata-fields.js';
import type { GgufHeader } from '../../engine/gguf/parse-header.js';

/** Kind of tokenizer and, in brackets, of the rules that cut a text before it: e.g. `gpt2 (llama-bpe)`, `llama`. */
export function describeTokenizer(header: Pick<GgufHeader, 'metadata'>): string {
  const kind = textField(header, 'tokenizer.ggml.model') ?? 'unknown';
  const rules = textField(header, 'tokenizer.ggml.pre');
  return rules === null ? kind : `${kind} (${rules})`;
}
