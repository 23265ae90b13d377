import type { LlamaContext } from 'node-llama-cpp';

type AsyncMethod = (...parameters: unknown[]) => Promise<unknown>;

/** Seconds during which at least one call was under way. */
class Occupancy {
  #under = 0;
  #since = 0;
  #milliseconds = 0;

  get seconds(): number {
    return this.#milliseconds / 1000;
  }

  async measure<T>(call: () => Promise<T>): Promise<T> {
    if (this.#under === 0) this.#since = performance.now();
    this.#under += 1;
    try {
      return await call();
    } finally {
      this.#under -= 1;
      if (this.#under === 0) this.#milliseconds += performance.now() - this.#since;
    }
  }
}

/** Measures the time that passes inside llama.cpp: in decode, and in reading and sampling logits. */
export class DecodeClock {
  readonly #decode = new Occupancy();
  readonly #sampling = new Occupancy();
  #attached = true;

  /** Null where the library in use does not let its calls be timed. */
  get decodeSeconds(): number | null {
    return this.#attached ? this.#decode.seconds : null;
  }

  get samplingSeconds(): number | null {
    return this.#attached ? this.#sampling.seconds : null;
  }

  /** Times a new context's calls. The native object is private in node-llama-cpp, so its absence is no error. */
  attach(context: LlamaContext): void {
    const native: unknown = '_ctx' in context ? context._ctx : null;
    const decode = timed(native, 'decodeBatch', this.#decode);
    const sample = timed(native, 'sampleToken', this.#sampling);
    this.#attached &&= decode && sample;
  }
}

function timed(target: unknown, name: string, occupancy: Occupancy): boolean {
  if (typeof target !== 'object' || target === null) return false;
  const method: unknown = Reflect.get(target, name);
  if (typeof method !== 'function') return false;
  const original = method.bind(target) as AsyncMethod;
  const value: AsyncMethod = (...parameters) => occupancy.measure(() => original(...parameters));
  // The prototype's method cannot be assigned over, only shadowed.
  return Reflect.defineProperty(target, name, { value, configurable: true });
}
