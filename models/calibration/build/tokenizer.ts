import { byteLevelAlphabet } from '../../../scripts/gguf/byte-level-alphabet.js';

/**
 * Byte-level BPE as GPT-2 has it (Radford et al. 2019; Sennrich et al. 2016): text is split by the GPT-2 pattern, each piece
 * becomes bytes written as printable characters, and the most frequent adjacent pair is merged until the vocabulary is full.
 */

/** The `gpt-2` pre-tokenizer of llama.cpp; white space that it leaves over becomes a piece of its own. */
const PIECE = /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+/gu;

export interface Tokenizer {
  /** Token texts by id; special tokens first, then bytes, then merges. */
  readonly vocabulary: readonly string[];
  readonly merges: readonly string[];
  readonly specials: readonly string[];
  /** Ids of `text`; the special tokens' own texts are recognised in it. */
  encode(text: string): number[];
}

const BYTE_CHARACTERS = byteLevelAlphabet();

function toSymbols(piece: string): string[] {
  return [...Buffer.from(piece, 'utf8')].map((byte) => BYTE_CHARACTERS[byte] as string);
}

/**
 * Learns merges from weighted texts. Ties are broken by the pair's text, so the same corpus gives the same tokenizer.
 * @param corpus text and how often it counts
 */
export function trainTokenizer(
  corpus: Iterable<readonly [text: string, weight: number]>,
  specials: readonly string[],
  vocabularySize: number,
): Tokenizer {
  const pieceWeights = new Map<string, number>();
  for (const [text, weight] of corpus) {
    for (const piece of text.match(PIECE) ?? [])
      pieceWeights.set(piece, (pieceWeights.get(piece) ?? 0) + weight);
  }
  const words = [...pieceWeights].map(([piece, weight]) => ({ symbols: toSymbols(piece), weight }));
  const merges: string[] = [];
  while (specials.length + 256 + merges.length < vocabularySize) {
    const best = mostFrequentPair(words);
    if (best === null) break;
    merges.push(best);
    const [left, right] = best.split(' ') as [string, string];
    for (const word of words) word.symbols = mergePair(word.symbols, left, right);
  }
  return createTokenizer(specials, merges);
}

function mostFrequentPair(words: readonly { symbols: string[]; weight: number }[]): string | null {
  const counts = new Map<string, number>();
  for (const { symbols, weight } of words) {
    for (let index = 1; index < symbols.length; index++) {
      const pair = `${symbols[index - 1] as string} ${symbols[index] as string}`;
      counts.set(pair, (counts.get(pair) ?? 0) + weight);
    }
  }
  let best: string | null = null;
  let bestCount = 0;
  for (const [pair, count] of counts) {
    if (count > bestCount || (count === bestCount && best !== null && pair < best)) {
      best = pair;
      bestCount = count;
    }
  }
  return best;
}

function mergePair(symbols: string[], left: string, right: string): string[] {
  const merged: string[] = [];
  for (let index = 0; index < symbols.length; index++) {
    if (symbols[index] === left && symbols[index + 1] === right) {
      merged.push(left + right);
      index++;
    } else {
      merged.push(symbols[index] as string);
    }
  }
  return merged;
}

/** A tokenizer from its merges, in rank order. */
export function createTokenizer(specials: readonly string[], merges: readonly string[]): Tokenizer {
  const vocabulary = [...specials, ...BYTE_CHARACTERS, ...merges.map((merge) => merge.replace(' ', ''))];
  const ids = new Map(vocabulary.map((text, id) => [text, id]));
  const ranks = new Map(merges.map((merge, rank) => [merge, rank]));
  const cache = new Map<string, number[]>();
  const specialPattern = new RegExp(`(${specials.map((text) => text.replace(/[|<>]/g, '\\$&')).join('|')})`);

  function encodePiece(piece: string): number[] {
    const known = cache.get(piece);
    if (known !== undefined) return known;
    let symbols = toSymbols(piece);
    for (;;) {
      let bestRank = Infinity;
      let bestPair: [string, string] | null = null;
      for (let index = 1; index < symbols.length; index++) {
        const left = symbols[index - 1] as string;
        const right = symbols[index] as string;
        const rank = ranks.get(`${left} ${right}`);
        if (rank !== undefined && rank < bestRank) {
          bestRank = rank;
          bestPair = [left, right];
        }
      }
      if (bestPair === null) break;
      symbols = mergePair(symbols, bestPair[0], bestPair[1]);
    }
    const encoded = symbols.map((symbol) => ids.get(symbol) as number);
    cache.set(piece, encoded);
    return encoded;
  }

  return {
    vocabulary,
    merges,
    specials,
    encode(text) {
      const encoded: number[] = [];
      for (const part of text.split(specialPattern)) {
        if (part === '') continue;
        if (specials.includes(part)) encoded.push(ids.get(part) as number);
        else for (const piece of part.match(PIECE) ?? []) encoded.push(...encodePiece(piece));
      }
      return encoded;
    },
  };
}
