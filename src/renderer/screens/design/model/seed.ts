/** A new seed, 0 to 4,294,967,295, from the system's own randomness: it starts a study and is recorded with it. */
export function drawSeed(source: Pick<Crypto, 'getRandomValues'> = crypto): number {
  const [seed] = source.getRandomValues(new Uint32Array(1));
  return seed ?? 0;
}
