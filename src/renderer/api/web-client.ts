import { z } from 'zod';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.js';
import { MettleError } from '../../shared/errors.js';
import { readReply, readReplyAs } from './arrivals.js';
import type { Client, ConnectionState } from './client.js';
import { eventFan } from './event-fan.js';
import { openEventStream, type EventStreamOptions } from './event-stream.js';
import type { Frame } from './frames.js';
import { listeners } from './listeners.js';

export interface WebClientOptions {
  /** Where the door is, without a slash at the end; empty for the page's own origin. */
  readonly origin?: string;
  /** Null where the page was opened without one: nothing is asked for then. */
  readonly token: string | null;
  readonly stream?: Pick<EventStreamOptions, 'silence' | 'delays'>;
}

export interface WebClient extends Client {
  /** Closes the stream while nobody looks, so that hidden tabs leave the browser's few connections to the others. */
  readonly show: (visible: boolean) => void;
}

/** The client of a page in a browser; `docs/web-door.md` describes what goes over the wire. */
export function webClient({ origin = '', token, stream = {} }: WebClientOptions): WebClient {
  const fan = eventFan();
  const gaps = listeners<void>();
  const states = listeners<ConnectionState>();
  let state: ConnectionState = token === null ? 'refused' : 'connecting';
  let opened = false;

  const change = (next: ConnectionState): void => {
    if (next === state || state === 'refused') return;
    state = next;
    states.tell(next);
  };

  const onFrame = (frame: Frame): void => {
    if (frame.event === 'open' || frame.event === 'reset') {
      // What was answered before the first `open` may have changed before it.
      if (frame.event === 'reset' || !opened) gaps.tell();
      opened = true;
      return;
    }
    fan.arrive(frame.event, parsed(frame.data));
  };

  const authorization = { Authorization: `Bearer ${token ?? ''}` };
  const events =
    token === null
      ? null
      : openEventStream({
          ...stream,
          request: (lastId, signal) =>
            fetch(`${origin}/events`, {
              headers: { ...authorization, ...(lastId === null ? {} : { 'Last-Event-ID': lastId }) },
              cache: 'no-store',
              signal,
            }),
          onFrame,
          onState: change,
        });

  const call = async <Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
  ): Promise<CallOutput<Name>> => {
    if (token === null) throw withoutToken();
    const response = await reach(`${origin}/call/${name}`, {
      method: 'POST',
      headers: { ...authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify(input),
    });
    if (response.status === 401) change('refused');
    return readReply(name, await bodyOf(response));
  };

  const bundleReply = async <Value>(
    place: string,
    schema: z.ZodType<Value>,
    init: RequestInit,
  ): Promise<Value> => {
    if (token === null) throw withoutToken();
    const response = await reach(`${origin}/bundle${place}`, { ...init, method: 'POST' });
    if (response.status === 401) change('refused');
    return readReplyAs(schema, 'a bundle', await bodyOf(response));
  };

  return {
    door: 'web',
    call,
    listen: fan.listen,
    onGap: gaps.add,
    onFault: fan.faults.add,
    connection: () => state,
    onConnection: states.add,
    pathOfFile: () => null,
    bundlePath: async (file) => {
      const query = new URLSearchParams({ name: file.name });
      const { path } = await bundleReply(`?${query.toString()}`, sentSchema, {
        headers: { ...authorization, 'Content-Type': 'application/zip' },
        body: file,
      });
      return path;
    },
    bundleAddress: async (job) => {
      const { address } = await bundleReply(`/${encodeURIComponent(job)}`, servedSchema, {
        headers: authorization,
      });
      return `${origin}${address}`;
    },
    show: (visible) => (visible ? events?.resume() : events?.pause()),
    close: () => events?.close(),
  };
}

/** What the door's own addresses for bundles give; see `docs/web-door.md`. */
const sentSchema = z.strictObject({ path: z.string() });
const servedSchema = z.strictObject({ address: z.string().regex(/^\/bundle\/[\w-]+$/) });

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (cause) {
    throw new MettleError('DOOR_UNREACHABLE', 'Mettle does not answer.', {
      hint: 'Is it still running? Start it again, and open the address that it prints.',
      cause,
    });
  }
}

/** What came back, or undefined where it is no JSON, which is no reply. */
async function bodyOf(response: Response): Promise<unknown> {
  return parsed(await response.text());
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function withoutToken(): MettleError {
  return new MettleError('NOT_ALLOWED', 'This page was opened without its token.', {
    hint: 'Open the address that Mettle printed when it started.',
  });
}
