/** A dot's value and how far it stands from its lane's middle, in dot widths. */
export interface StackedDot<Item> {
  readonly item: Item;
  readonly x: number;
  readonly offset: number;
}

/**
 * Stacks dots that would lie on one another: each takes the place nearest the middle of its lane that is free, the middle
 * first, then below and above in turn, so that a crowd looks like one. `at` gives pixels, `size` a dot's width. In the items'
 * order, deterministic.
 */
export function stackedDots<Item>(
  items: readonly Item[],
  at: (item: Item) => number,
  size: number,
): StackedDot<Item>[] {
  const lanes = new Map<number, number[]>();
  return items.map((item) => {
    const x = at(item);
    const offset = freeOffset(lanes, x, size);
    lanes.set(offset, [...(lanes.get(offset) ?? []), x]);
    return { item, x, offset };
  });
}

function freeOffset(lanes: ReadonlyMap<number, readonly number[]>, x: number, size: number): number {
  for (let tried = 0; ; tried += 1) {
    const offset = tried % 2 === 0 ? -tried / 2 : (tried + 1) / 2;
    const taken = (lanes.get(offset) ?? []).some((other) => Math.abs(other - x) < size);
    if (!taken) return offset === 0 ? 0 : offset;
  }
}
