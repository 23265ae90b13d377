/** The name of one file of a split model: `PREFIX-00002-of-00004.gguf`. */
export interface SplitName {
  /** Everything before the number, folders included. */
  readonly prefix: string;
  /** From 1. */
  readonly part: number;
  readonly count: number;
}

const SPLIT_NAME = /^(?<prefix>.*)-(?<part>\d{5})-of-(?<count>\d{5})(?<ending>\.gguf)$/is;

/** The parts of a split model's path or file name; null for a name of another kind, and for a model of one file. */
export function parseSplitName(path: string): SplitName | null {
  const groups = SPLIT_NAME.exec(path)?.groups;
  if (groups === undefined) return null;
  const { prefix = '', part, count } = groups;
  const name = { prefix, part: Number(part), count: Number(count) };
  return name.count > 1 && name.part >= 1 && name.part <= name.count ? name : null;
}

/**
 * The paths of all parts in order, by the path of one of them (llama.cpp's `llama_split_path`); the ending is spelt as there.
 * Null where `path` is not named as a part of a model of `count` files.
 */
export function splitPartPaths(path: string, count: number): readonly string[] | null {
  const name = parseSplitName(path);
  if (name?.count !== count) return null;
  const ending = path.slice(-'.gguf'.length);
  return Array.from(
    { length: count },
    (_, index) => `${name.prefix}-${fiveDigits(index + 1)}-of-${fiveDigits(count)}${ending}`,
  );
}

function fiveDigits(value: number): string {
  return String(value).padStart(5, '0');
}
