/**
 * Expected score over the options alone, before keying: probabilities (ascending by score) p become p^(1/T), renormalised.
 * Null where no option has any probability.
 */
export function expectedScore(
  probabilities: readonly number[],
  scores: readonly number[],
  temperature = 1,
): number | null {
  const largest = Math.max(...probabilities);
  if (!(largest > 0)) return null;
  let mass = 0;
  let sum = 0;
  for (const [place, probability] of probabilities.entries()) {
    // Taken relative to the largest, so that no power underflows for all options.
    const weight = temperature === 1 ? probability : (probability / largest) ** (1 / temperature);
    mass += weight;
    sum += weight * (scores[place] ?? 0);
  }
  return sum / mass;
}
