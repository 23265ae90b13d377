const WORDS = 4;
const FIRST_SLOTS = 1024;
/** Above this share of slots in use the table grows. */
const FULLEST = 0.7;

/**
 * A set of SHA-256 digests that takes 16 bytes a slot: 128 of the 256 bits tell digests apart, by which among 10,000,000 of
 * them two are taken for one with a probability of about 10^-25.
 */
export class DigestSet {
  #slots = FIRST_SLOTS;
  #words = new Uint32Array(FIRST_SLOTS * WORDS);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds a digest (64 hex digits); false where it was there already. */
  add(hex: string): boolean {
    const digest = wordsOf(hex);
    if (!insert(this.#words, this.#slots, digest)) return false;
    this.#size += 1;
    if (this.#size > this.#slots * FULLEST) this.#grow();
    return true;
  }

  #grow(): void {
    const slots = this.#slots * 2;
    const words = new Uint32Array(slots * WORDS);
    for (let place = 0; place < this.#words.length; place += WORDS) {
      const digest = this.#words.subarray(place, place + WORDS);
      if (digest[0] !== 0) insert(words, slots, digest);
    }
    [this.#slots, this.#words] = [slots, words];
  }
}

/** The first word marks a slot as taken, so that it is never 0. */
function wordsOf(hex: string): Uint32Array {
  const words = new Uint32Array(WORDS);
  for (let word = 0; word < WORDS; word += 1) words[word] = parseInt(hex.slice(word * 8, word * 8 + 8), 16);
  if (words[0] === 0) words[0] = 1;
  return words;
}

function insert(words: Uint32Array, slots: number, digest: Uint32Array): boolean {
  for (let slot = (digest[1] as number) % slots; ; slot = (slot + 1) % slots) {
    const place = slot * WORDS;
    if (words[place] === 0) {
      words.set(digest, place);
      return true;
    }
    if (digest.every((word, offset) => words[place + offset] === word)) return false;
  }
}
