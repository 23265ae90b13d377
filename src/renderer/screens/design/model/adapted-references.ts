/** A reference to a base with a LoRA adapter over it, as far as a page has to read it: to show it by its parts. */
export interface AdaptedParts {
  readonly base: string;
  readonly adapter: string;
  readonly scale: string;
}

const SEPARATOR = '|lora:';
/** A scale stands behind the last `@` and is no part of a path. */
const SCALE_ENDING = /^(.*)@([+-]?[\d.]+(?:e[+-]?\d+)?)$/is;

/** The parts of `BASE|lora:ADAPTER@SCALE`; null for a reference to a file alone. What it means is decided where it is opened. */
export function adaptedParts(reference: string): AdaptedParts | null {
  const [base, rest] = reference.split(SEPARATOR);
  if (base === undefined || rest === undefined) return null;
  const [, adapter = rest, scale = '1'] = SCALE_ENDING.exec(rest) ?? [];
  return { base, adapter, scale };
}

/** What the adapter and its strength are called beside the name of the base: `with gruff-lora × 0.5`. */
export function adapterWords({ adapter, scale }: AdaptedParts): string {
  const file = adapter.split(/[/\\]/).at(-1) ?? adapter;
  const name = file.replace(/\.gguf$/i, '');
  return Number(scale) === 1 ? `with ${name}` : `with ${name} × ${scale.replace('-', '−')}`;
}
