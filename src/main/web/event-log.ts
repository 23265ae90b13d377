import { randomBytes } from 'node:crypto';
import type { Announce } from '../../shared/contract/contract.js';

export interface EventLogLimits {
  /** Events that are kept for replay. */
  readonly events: number;
  /** Bytes of kept events, counted as UTF-16 units; the newest is kept however large it is. */
  readonly size: number;
}

const LIMITS: EventLogLimits = { events: 1000, size: 8_000_000 };

/** One event as it is sent. */
export interface LoggedEvent {
  /** From 1, without a gap. */
  readonly number: number;
  readonly text: string;
}

/**
 * The newest events of this start of the door, numbered. Readers keep a number and ask for the one after it, so that one
 * that is slow costs no memory of its own.
 */
export class EventLog {
  /** Tells this start from every other. */
  readonly #start = randomBytes(8).toString('hex');
  readonly #limits: EventLogLimits;
  readonly #events: LoggedEvent[] = [];
  readonly #listeners = new Set<() => void>();
  #size = 0;
  #newest = 0;

  constructor(limits: EventLogLimits = LIMITS) {
    this.#limits = limits;
  }

  /** The number of the newest event; 0 before the first. */
  get newest(): number {
    return this.#newest;
  }

  /** Adds an event and wakes every reader. */
  readonly announce: Announce = (name, payload) => {
    this.#newest += 1;
    const event = { number: this.#newest, text: frame(this.idOf(this.#newest), name, payload) };
    this.#events.push(event);
    this.#size += event.text.length;
    while (
      this.#events.length > 1 &&
      (this.#events.length > this.#limits.events || this.#size > this.#limits.size)
    ) {
      this.#size -= this.#events.shift()?.text.length ?? 0;
    }
    for (const listener of this.#listeners) listener();
  };

  /** The id that a reader of event `number` names when it comes back. */
  idOf(number: number): string {
    return `${this.#start}-${number}`;
  }

  /** The number in an id of this start whose following events are all kept; null for every other text. */
  resume(id: string): number | null {
    const [, start, digits = ''] = /^([0-9a-f]{16})-(\d{1,15})$/.exec(id) ?? [];
    const number = Number(digits);
    return start === this.#start && number <= this.#newest && number >= this.#newest - this.#events.length
      ? number
      : null;
  }

  /** The event after `number`; null where it has not happened yet, `gone` where it is kept no more. */
  after(number: number): LoggedEvent | 'gone' | null {
    if (number >= this.#newest) return null;
    return this.#events[number - (this.#newest - this.#events.length)] ?? 'gone';
  }

  /** Calls `listener` after every event until the function returned is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** A frame of an event stream. JSON holds no line break outside of its escapes, so that the data is one line. */
export function frame(id: string, name: string, payload: unknown): string {
  return `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(payload)}\n\n`;
}
