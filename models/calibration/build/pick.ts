import type { Random } from '../../../src/main/analysis/random.js';

/** One entry of a list that is not empty, each as likely as any other. */
export function pick<Entry>(random: Random, list: readonly Entry[]): Entry {
  return list[random.integer(list.length)] as Entry;
}
