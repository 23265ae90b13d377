import { get, type IncomingMessage } from 'node:http';
import type { WebDoor } from '../../../src/main/web/open-web-door.js';

export interface Frame {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

/** A reader of the door's event stream that can go away at any byte. */
export class EventClient {
  readonly frames: Frame[] = [];
  readonly response: IncomingMessage;
  comments = 0;
  #rest = '';
  #wake: () => void = () => undefined;
  #ended = false;

  private constructor(response: IncomingMessage) {
    this.response = response;
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.#read(text));
    response.on('error', () => undefined);
    response.on('close', () => {
      this.#ended = true;
      this.#wake();
    });
  }

  /** Connects; resolves when the answer's head is there. */
  static connect(door: WebDoor, lastEventId?: string): Promise<EventClient> {
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${door.token}`,
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      };
      get({ host: '127.0.0.1', port: door.port, path: '/events', agent: false, headers }, (response) =>
        resolve(new EventClient(response)),
      ).on('error', reject);
    });
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Resolves when `ready` holds or the stream has ended. */
  async until(ready: (frames: readonly Frame[]) => boolean): Promise<void> {
    while (!ready(this.frames) && !this.#ended) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  disconnect(): void {
    this.response.destroy();
  }

  #read(text: string): void {
    const parts = (this.#rest + text).split('\n\n');
    this.#rest = parts.pop() ?? '';
    for (const part of parts) {
      if (part.startsWith(':')) {
        this.comments += 1;
        continue;
      }
      const fields = new Map(
        part.split('\n').map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)]),
      );
      this.frames.push({
        id: fields.get('id') ?? '',
        event: fields.get('event') ?? '',
        data: JSON.parse(fields.get('data') ?? 'null'),
      });
    }
    this.#wake();
  }
}
