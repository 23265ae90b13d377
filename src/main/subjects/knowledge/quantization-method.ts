import { numberField, textField } from '../../engine/gguf/metadata-fields.js';
import type { GgufHeader } from '../../engine/gguf/parse-header.js';

/**
 * How a file was quantized, as far as it says: the importance matrix with its data set and size (`quantize.imatrix.*`, written
 * by llama-quantize) and who did it (`general.quantized_by`). Null where the file says neither: it may have been quantized
 * without an importance matrix, or not at all. Paths of the quantizer's machine are cut to the file's own name.
 */
export function quantizationMethod(header: Pick<GgufHeader, 'metadata'>): string | null {
  const by = textField(header, 'general.quantized_by');
  const parts = [importanceMatrix(header), by === null ? null : `quantized by ${by}`].filter(
    (part) => part !== null,
  );
  const text = parts.join('; ');
  return text === '' ? null : text.charAt(0).toUpperCase() + text.slice(1);
}

function importanceMatrix(header: Pick<GgufHeader, 'metadata'>): string | null {
  const file = fileName(textField(header, 'quantize.imatrix.file'));
  const dataset = fileName(textField(header, 'quantize.imatrix.dataset'));
  const chunks = numberField(header, 'quantize.imatrix.chunks_count');
  const entries = numberField(header, 'quantize.imatrix.entries_count');
  if (file === null && dataset === null && chunks === null && entries === null) return null;
  const sizes = [
    ...(entries === null ? [] : [`${entries} tensors`]),
    ...(chunks === null ? [] : [`${chunks} chunks of text`]),
  ].join(' over ');
  const of = dataset === null ? '' : ` of ${dataset}`;
  const details = [...(file === null ? [] : [file]), ...(sizes === '' ? [] : [sizes])].join(', ');
  return `importance matrix${of}${details === '' ? '' : ` (${details})`}`;
}

/** The last part of a path under the rules of any system. */
function fileName(path: string | null): string | null {
  return path === null ? null : (path.split(/[\\/]/).findLast((part) => part !== '') ?? null);
}
