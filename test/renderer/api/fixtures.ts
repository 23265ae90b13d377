import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stream of events that a page has opened. */
export interface OpenedStream {
  readonly lastId: string | undefined;
  readonly authorization: string | undefined;
  send(frame: { readonly id?: string; readonly event: string; readonly data: unknown }): void;
  /** Writes as it is, to cut a frame where a test wants it. */
  write(bytes: string | Uint8Array): void;
  end(): void;
  /** Resolves when the page has gone. */
  readonly gone: Promise<unknown>;
}

/** A web door that a test plays itself: it answers calls as told and hands out the streams that are opened. */
export interface PlayedDoor {
  readonly origin: string;
  readonly calls: { readonly name: string; readonly input: unknown; readonly request: IncomingMessage }[];
  /** Streams in the order of their opening. */
  nextStream(): Promise<OpenedStream>;
  readonly streams: readonly OpenedStream[];
  close(): Promise<void>;
}

export interface PlayedDoorOptions {
  readonly answer?: (name: string, input: unknown) => { readonly status?: number; readonly body: string };
  /** The status of a stream that is not opened. */
  readonly refuseStreams?: number;
}

/** Starts the played door on a free port. */
export async function playDoor(options: PlayedDoorOptions = {}): Promise<PlayedDoor> {
  const calls: PlayedDoor['calls'] = [];
  const streams: OpenedStream[] = [];
  const waiting: ((stream: OpenedStream) => void)[] = [];
  let handed = 0;

  const onStream = (request: IncomingMessage, response: ServerResponse): void => {
    const lastId = request.headers['last-event-id'];
    response.writeHead(options.refuseStreams ?? 200, { 'Content-Type': 'text/event-stream' });
    if (options.refuseStreams !== undefined) response.end();
    else response.flushHeaders();
    const stream: OpenedStream = {
      lastId: typeof lastId === 'string' ? lastId : undefined,
      authorization: request.headers.authorization,
      send: ({ id, event, data }) =>
        void response.write(
          `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
        ),
      write: (bytes) => void response.write(bytes),
      end: () => void response.end(),
      gone: once(response, 'close'),
    };
    streams.push(stream);
    const next = waiting.shift();
    if (next !== undefined) {
      handed += 1;
      next(stream);
    }
  };

  const onCall = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const name = (request.url ?? '').replace('/call/', '');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const input: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    calls.push({ name, input, request });
    const { status = 200, body } = options.answer?.(name, input) ?? {
      body: '{"ok":true,"value":{"done":true}}',
    };
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(body);
  };

  const server = createServer((request, response) => {
    if (request.url === '/events') onStream(request, response);
    else void onCall(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    streams,
    nextStream: async () => {
      const ready = streams[handed];
      if (ready === undefined) return new Promise((resolve) => void waiting.push(resolve));
      handed += 1;
      return ready;
    },
    close: () => closeServer(server),
  };
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
