/** A set of functions that hear of something. */
export interface Listeners<Value> {
  readonly add: (listener: (value: Value) => void) => () => void;
  readonly tell: (value: Value) => void;
}

/** Makes an empty set. A listener that is taken off while others are told is not told any more. */
export function listeners<Value>(): Listeners<Value> {
  const all = new Set<{ readonly listener: (value: Value) => void }>();
  return {
    add: (listener) => {
      const entry = { listener };
      all.add(entry);
      return () => void all.delete(entry);
    },
    tell: (value) => {
      for (const entry of [...all]) if (all.has(entry)) entry.listener(value);
    },
  };
}
