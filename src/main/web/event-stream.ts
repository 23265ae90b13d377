import type { ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../laboratory/renderer-files.js';
import { frame, type EventLog } from './event-log.js';

export interface StreamTimes {
  /** Milliseconds between two signs of life. */
  readonly heartbeat: number;
  /** Milliseconds that a reader may take nothing. */
  readonly stall: number;
}

export const STREAM_TIMES: StreamTimes = { heartbeat: 15_000, stall: 30_000 };

/**
 * Answers a request for events until either side ends it: first `open` or `reset`, then what follows `lastEventId` (or now),
 * each event once and in order. Writes only what the reader takes, so that what waits for it is at most one event beyond
 * the socket's own buffer; a reader that takes nothing for `times.stall`, or that falls behind the log, is cut off.
 */
export function streamEvents(
  response: ServerResponse,
  log: EventLog,
  lastEventId: string | undefined,
  times: StreamTimes = STREAM_TIMES,
): void {
  const resumed = lastEventId === undefined ? log.newest : log.resume(lastEventId);
  let position = resumed ?? log.newest;
  let stall: NodeJS.Timeout | null = null;

  const write = (text: string): void => {
    if (response.write(text)) return;
    stall = setTimeout(() => response.destroy(), times.stall);
  };
  const catchUp = (): void => {
    while (stall === null && !response.destroyed && !response.writableEnded) {
      const event = log.after(position);
      if (event === null) return;
      if (event === 'gone') {
        response.destroy();
        return;
      }
      position = event.number;
      write(event.text);
    }
  };
  const heartbeat = setInterval(() => {
    if (stall === null && !response.writableEnded) write(':\n\n');
  }, times.heartbeat);
  const stopListening = log.listen(catchUp);
  response.on('drain', () => {
    if (stall !== null) clearTimeout(stall);
    stall = null;
    catchUp();
  });
  response.once('close', () => {
    if (stall !== null) clearTimeout(stall);
    clearInterval(heartbeat);
    stopListening();
  });

  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  write(frame(log.idOf(position), resumed === null ? 'reset' : 'open', {}));
  catchUp();
}
