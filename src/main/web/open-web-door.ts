import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Handlers } from '../../shared/contract/contract.js';
import { MettleError } from '../../shared/errors.js';
import { dispatch } from '../laboratory/dispatch.js';
import type { BundleFiles } from '../laboratory/laboratory.js';
import type { RendererFiles } from '../laboratory/renderer-files.js';
import { answerElsewhere, answerFile, answerRefusal, answerReply } from './answer.js';
import { BUNDLE_PATH, BundleRoutes } from './bundle-routes.js';
import type { EventLog } from './event-log.js';
import { STREAM_TIMES, streamEvents, type StreamTimes } from './event-stream.js';
import { INTERNAL_SHAPE, nothingHere, Refusal, wrongMethod } from './refusal.js';
import { MAX_BODY_BYTES, MAX_UPLOAD_BYTES, readJsonBody } from './request-body.js';
import { checkRequest } from './request-guard.js';
import { carriesToken, newToken, Tickets } from './token.js';

/** What one sender may take of the door. Times are milliseconds, sizes bytes. */
export interface WebDoorLimits {
  readonly body: number;
  readonly headers: number;
  readonly headersTime: number;
  /** For the whole request, its body included, but for bundles; an answer may take as long as it takes. */
  readonly requestTime: number;
  /** Of a bundle that is sent. */
  readonly upload: number;
  /** In which something of a bundle must come. */
  readonly uploadSilence: number;
  readonly connections: number;
  readonly streams: number;
  readonly stream: StreamTimes;
}

const LIMITS: WebDoorLimits = {
  body: MAX_BODY_BYTES,
  headers: 16_384,
  headersTime: 10_000,
  requestTime: 60_000,
  upload: MAX_UPLOAD_BYTES,
  uploadSilence: 60_000,
  connections: 256,
  streams: 32,
  stream: STREAM_TIMES,
};

export interface WebDoorOptions {
  readonly handlers: Handlers;
  readonly bundleFiles: BundleFiles;
  readonly files: RendererFiles;
  readonly events: EventLog;
  /** 0: any that is free. */
  readonly port: number;
  /** Hears of faults with their cause, which no caller is told. */
  readonly log: (error: MettleError) => void;
  readonly limits?: Partial<WebDoorLimits>;
}

/** A door that is open on 127.0.0.1. */
export interface WebDoor {
  readonly port: number;
  readonly token: string;
  /** With the token in its fragment, for a person to open. */
  readonly address: string;
  /** An address for a command line: it works once, within a minute, and leads to `address`. */
  passingAddress(): string;
  /** Ends every stream and takes no more requests; resolves when the calls in hand are answered and all is closed. */
  close(): Promise<void>;
}

/** Opens the door. Throws `DOOR_UNREACHABLE` where the port cannot be had. */
export async function openWebDoor(options: WebDoorOptions): Promise<WebDoor> {
  const limits = { ...LIMITS, ...options.limits };
  const server = createServer({
    maxHeaderSize: limits.headers,
    headersTimeout: limits.headersTime,
    // Bundles take as long as they take; every other request is timed where it is answered.
    requestTimeout: 0,
    connectionsCheckingInterval: Math.min(5000, limits.headersTime),
    keepAliveTimeout: 5000,
    requireHostHeader: true,
    insecureHTTPParser: false,
  });
  server.maxConnections = limits.connections;
  const port = await listen(server, options.port);
  const answering = new Answering(options, limits, port);
  server.on('request', (request, response) => void answering.answer(request, response));
  const origin = `http://127.0.0.1:${port}`;
  return {
    port,
    token: answering.token,
    address: `${origin}/${answering.fragment}`,
    passingAddress: () => `${origin}${TICKET_PATH}${answering.tickets.issue()}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      await answering.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

const CALL_PATH = '/call/';
const TICKET_PATH = '/open/';
const AFTER_REFUSAL_MILLISECONDS = 1000;

class Answering {
  readonly token = newToken();
  readonly fragment = `#token=${this.token}`;
  readonly tickets = new Tickets();
  readonly #options: WebDoorOptions;
  readonly #limits: WebDoorLimits;
  readonly #port: number;
  readonly #streams = new Set<ServerResponse>();
  readonly #calls = new Set<ServerResponse>();
  readonly #bundles: BundleRoutes;
  #closing = false;

  constructor(options: WebDoorOptions, limits: WebDoorLimits, port: number) {
    this.#options = options;
    this.#limits = limits;
    this.#port = port;
    this.#bundles = new BundleRoutes(options.bundleFiles, {
      upload: limits.upload,
      silence: limits.uploadSilence,
    });
  }

  /** Resolves when no call is in hand any more. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const stream of this.#streams) stream.end();
    await Promise.all([...this.#calls].map((call) => once(call, 'close')));
  }

  /** Never throws. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Its sender went away; there is nobody to tell.
    response.on('error', () => undefined);
    try {
      await this.#answer(request, response);
    } catch (thrown) {
      if (thrown instanceof Refusal) answerRefusal(request, response, thrown);
      else this.#fail(request, response, thrown);
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    checkRequest(request, this.#port);
    if (this.#closing) {
      response.setHeader('Connection', 'close');
      throw new Refusal(503, 'DOOR_UNREACHABLE', 'Mettle is closing.');
    }
    const [path = ''] = (request.url ?? '').split('?');
    if (path === BUNDLE_PATH || path.startsWith(`${BUNDLE_PATH}/`)) {
      await this.#bundles.answer(request, response, path, () => this.#checkToken(request));
      return;
    }
    this.#limitTime(request);
    if (path === '/events') this.#stream(request, response);
    else if (path.startsWith(CALL_PATH)) await this.#call(request, response, path.slice(CALL_PATH.length));
    else this.#file(request, response, path);
  }

  /** Cuts off a sender whose request does not end; a call has told it so before. */
  #limitTime(request: IncomingMessage): void {
    const timer = setTimeout(() => {
      if (!request.complete) request.socket.destroy();
    }, this.#limits.requestTime + AFTER_REFUSAL_MILLISECONDS);
    request.once('close', () => clearTimeout(timer));
    timer.unref();
  }

  #checkToken(request: IncomingMessage): void {
    if (carriesToken(request.headers.authorization, this.token)) return;
    throw new Refusal(401, 'NOT_ALLOWED', 'This page does not have the token of the Mettle that runs.', {
      hint: 'Open the address that Mettle printed when it was started last.',
      headers: { 'WWW-Authenticate': 'Bearer' },
    });
  }

  async #call(request: IncomingMessage, response: ServerResponse, name: string): Promise<void> {
    if (request.method !== 'POST') throw wrongMethod('POST');
    this.#checkToken(request);
    const input = await readJsonBody(request, this.#limits.body, this.#limits.requestTime);
    this.#calls.add(response);
    response.once('close', () => this.#calls.delete(response));
    const reply = await dispatch(this.#options.handlers, name, input, this.#options.log);
    const fault = !reply.ok && reply.error.code === 'INTERNAL';
    answerReply(response, fault ? { ok: false, error: INTERNAL_SHAPE } : reply);
  }

  #stream(request: IncomingMessage, response: ServerResponse): void {
    if (request.method !== 'GET') throw wrongMethod('GET');
    this.#checkToken(request);
    if (this.#streams.size >= this.#limits.streams) {
      throw new Refusal(503, 'DOOR_UNREACHABLE', 'Too many pages of Mettle are open.', {
        hint: 'Close some of them.',
      });
    }
    this.#streams.add(response);
    response.once('close', () => this.#streams.delete(response));
    const last = request.headers['last-event-id'];
    streamEvents(
      response,
      this.#options.events,
      typeof last === 'string' ? last : undefined,
      this.#limits.stream,
    );
  }

  #file(request: IncomingMessage, response: ServerResponse, path: string): void {
    if (request.method !== 'GET' && request.method !== 'HEAD') throw wrongMethod('GET, HEAD');
    if (path.startsWith(TICKET_PATH)) {
      if (request.method !== 'GET' || !this.tickets.redeem(path.slice(TICKET_PATH.length)))
        throw nothingHere();
      answerElsewhere(response, `/${this.fragment}`);
      return;
    }
    const file = this.#options.files.find(path);
    if (file === null) throw nothingHere();
    answerFile(response, file);
  }

  #fail(request: IncomingMessage, response: ServerResponse, thrown: unknown): void {
    this.#options.log(MettleError.from(thrown));
    if (response.headersSent) response.destroy();
    else {
      const { code, message, hint = '' } = INTERNAL_SHAPE;
      answerRefusal(request, response, new Refusal(500, code, message, { hint }));
    }
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        new MettleError(
          'DOOR_UNREACHABLE',
          taken ? `Port ${port} is in use.` : `Port ${port} cannot be opened (${error.code}).`,
          { hint: 'Choose another by --port, or leave it out to get one that is free.', cause: error },
        ),
      );
    };
    server.once('error', refuse);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', refuse);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
