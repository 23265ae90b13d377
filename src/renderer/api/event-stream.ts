import { MettleError } from '../../shared/errors.js';
import type { ConnectionState } from './client.js';
import { frameReader, type Frame } from './frames.js';

export interface EventStreamOptions {
  /** Asks for the stream; `lastId` is that of the last frame handled, or null. */
  readonly request: (lastId: string | null, signal: AbortSignal) => Promise<Response>;
  readonly onFrame: (frame: Frame) => void;
  readonly onState: (state: ConnectionState) => void;
  /** A stream that says nothing for so long, not even a heartbeat, is given up. In milliseconds. */
  readonly silence?: number;
  /** Milliseconds before each new attempt; the last is kept. An attempt that succeeds begins anew. */
  readonly delays?: readonly number[];
}

export interface EventStream {
  /** Ends the connection until `resume`; what happens meanwhile is sent then. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly close: () => void;
}

const SILENCE = 45_000;
const DELAYS = [0, 1000, 2000, 4000, 5000];

/** Keeps one stream of events open, by `fetch`, and opens it again from where it ended. Stops where the token is refused. */
export function openEventStream(options: EventStreamOptions): EventStream {
  const { request, onFrame, onState, silence = SILENCE, delays = DELAYS } = options;
  let lastId: string | null = null;
  let stop: AbortController | null = null;
  let refused = false;

  const keepOpen = async (signal: AbortSignal): Promise<void> => {
    let attempt = 0;
    while (!signal.aborted) {
      const heard = await readOnce(signal);
      if (signal.aborted || refused) return;
      if (heard) attempt = 0;
      onState('lost');
      await pauseFor(delays[Math.min(attempt, delays.length - 1)] ?? 0, signal);
      attempt += 1;
    }
  };

  /** Reads one connection to its end; gives whether any frame came. */
  const readOnce = async (signal: AbortSignal): Promise<boolean> => {
    const connection = new AbortController();
    const end = (): void => connection.abort();
    signal.addEventListener('abort', end);
    let timer = setTimeout(end, silence);
    let heard = false;
    try {
      const response = await request(lastId, connection.signal);
      if (response.status === 401) {
        refused = true;
        onState('refused');
        return false;
      }
      if (!response.ok || response.body === null) return false;
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      const frames = frameReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return heard;
        clearTimeout(timer);
        timer = setTimeout(end, silence);
        for (const frame of frames(decoder.decode(value, { stream: true }))) {
          if (signal.aborted) return heard;
          if (!heard) onState('connected');
          heard = true;
          handle(frame);
          lastId = frame.id ?? lastId;
        }
      }
    } catch {
      // However a connection ends, the next attempt says more: it is the state `lost` that the pages show.
      return heard;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      connection.abort();
    }
  };

  /** What goes wrong in a listener is its own: it is reported, and the stream goes on. */
  const handle = (frame: Frame): void => {
    try {
      onFrame(frame);
    } catch (thrown) {
      queueMicrotask(() => {
        throw MettleError.from(thrown);
      });
    }
  };

  const resume = (): void => {
    if (stop !== null || refused) return;
    stop = new AbortController();
    void keepOpen(stop.signal);
  };
  const pause = (): void => {
    stop?.abort();
    stop = null;
  };
  resume();
  return { pause, resume, close: pause };
}

/** Waits, or ends at once where the signal says so. */
function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}
