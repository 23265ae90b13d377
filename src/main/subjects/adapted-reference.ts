import { MettleError } from '../../shared/errors.js';

/** What stands between a base and the adapter laid over it. */
const SEPARATOR = '|lora:';
/** Scales that can be meant; larger ones are slips of the pen. */
const LARGEST_SCALE = 10;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** What may be a scale: it stands behind the last `@`, and is no part of a path. */
const SCALE_ENDING = /^(.*)@([^@/\\]*)$/s;
const GRAMMAR = 'Write it as BASE|lora:ADAPTER.gguf@SCALE; the scale may be left out.';

/** A reference to a base with a LoRA adapter over it, taken apart; both are references of their own. */
export interface AdaptedReference {
  readonly base: string;
  readonly adapter: string;
  /** Between -10 and 10, both left out; 1 as the adapter was trained. */
  readonly scale: number;
}

/**
 * Takes `BASE|lora:ADAPTER@SCALE` apart; `@SCALE` may be missing, which is a scale of 1. Null for a reference to a file alone.
 * Throws `INVALID_INPUT` for a reference that names no base, no adapter or two adapters, or a scale that is none.
 */
export function parseAdaptedReference(reference: string): AdaptedReference | null {
  const [base = '', rest, ...more] = reference.split(SEPARATOR);
  if (rest === undefined) return null;
  if (more.length > 0) throw wrong(reference, 'names more than one adapter, and one can be laid over a base');
  const { adapter, scale } = parseScale(reference, rest);
  return requireParts(reference, { base, adapter, scale });
}

/**
 * Writes a reference that `parseAdaptedReference` reads as the same. Throws `INVALID_INPUT` for what cannot be written: empty
 * parts, a path that holds `|lora:`, and scales outside the range.
 */
export function printAdaptedReference({ base, adapter, scale }: AdaptedReference): string {
  // A path that ends as with a scale is followed by one, so that its ending stays its own.
  const ending = scale === 1 && !SCALE_ENDING.test(adapter) ? '' : `@${scale}`;
  const reference = `${base}${SEPARATOR}${adapter}${ending}`;
  if (`${base}${adapter}`.includes(SEPARATOR)) {
    throw wrong(reference, `cannot be read again: a path in it holds "${SEPARATOR}"`);
  }
  requireParts(reference, { base, adapter, scale });
  return reference;
}

function parseScale(reference: string, rest: string): Omit<AdaptedReference, 'base'> {
  const [, adapter, ending] = SCALE_ENDING.exec(rest) ?? [];
  if (adapter === undefined || ending === undefined) return { adapter: rest, scale: 1 };
  // Minus zero is written, and means, the same as zero.
  if (NUMBER.test(ending)) return { adapter, scale: Number(ending) + 0 };
  if (/\.gguf$/i.test(adapter)) throw wrong(reference, `has the scale "${ending}", which is no number`);
  return { adapter: rest, scale: 1 };
}

function requireParts(reference: string, parts: AdaptedReference): AdaptedReference {
  if (parts.base.trim() === '') throw wrong(reference, 'names no base before the adapter');
  if (parts.adapter.trim() === '') throw wrong(reference, 'names no adapter');
  if (!(Math.abs(parts.scale) < LARGEST_SCALE)) {
    throw wrong(
      reference,
      `has the scale ${parts.scale}, which is not between -${LARGEST_SCALE} and ${LARGEST_SCALE}`,
    );
  }
  return parts;
}

function wrong(reference: string, what: string): MettleError {
  return new MettleError('INVALID_INPUT', `The subject ${JSON.stringify(reference)} ${what}.`, {
    hint: GRAMMAR,
  });
}
