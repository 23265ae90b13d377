import fc from 'fast-check';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { EventLog } from '../../../src/main/web/event-log.js';
import { EventClient, type Frame } from './event-client.js';
import { ask, openTestDoor, type TestDoor, type TestDoorOptions } from './test-door.js';

const doors: TestDoor[] = [];

async function open(options: TestDoorOptions = {}): Promise<TestDoor> {
  const test = await openTestDoor(options);
  doors.push(test);
  return test;
}

afterEach(async () => {
  await Promise.all(doors.splice(0).map((test) => test.close()));
});

/** Connects as soon as the door holds fewer streams than it may. */
async function connectOnceFree({ door }: TestDoor): Promise<EventClient> {
  for (;;) {
    const client = await EventClient.connect(door);
    if (client.response.statusCode !== 503) return client;
    await delay(5);
  }
}

const studies = (frames: readonly Frame[]): unknown[] =>
  frames
    .filter(({ event }) => event === 'results.changed')
    .map(({ data }) => (data as { study: number }).study);
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, index) => from + index);
const has =
  (count: number) =>
  (frames: readonly Frame[]): boolean =>
    frames.length >= count;

describe('a stream of events', () => {
  it('begins now, and tells each event as it happens', async () => {
    const { door, events } = await open();
    events.announce('results.changed', { study: 1 });
    const client = await EventClient.connect(door);
    expect(client.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    await client.until(has(1));
    events.announce('studies.changed', {});
    events.announce('results.changed', { study: 2 });
    await client.until(has(3));
    expect(client.frames).toEqual([
      { id: events.idOf(1), event: 'open', data: {} },
      { id: events.idOf(2), event: 'studies.changed', data: {} },
      { id: events.idOf(3), event: 'results.changed', data: { study: 2 } },
    ]);
  });

  it('goes on where its reader left off', async () => {
    const { door, events } = await open();
    for (const study of range(0, 5)) events.announce('results.changed', { study });
    const client = await EventClient.connect(door, events.idOf(2));
    await client.until(has(4));
    expect(client.frames[0]).toEqual({ id: events.idOf(2), event: 'open', data: {} });
    expect(studies(client.frames)).toEqual([2, 3, 4]);
  });

  it.each([
    ['of another start', () => new EventLog().idOf(0)],
    ['of an event that has not happened', (events: EventLog) => events.idOf(99)],
    ['that is kept no more', (events: EventLog) => events.idOf(3)],
    ['that is no id', () => '<script>'],
    ['that is empty', () => ''],
  ])('tells a reader with an id %s to read everything anew', async (_what, id) => {
    const { door, events } = await open({ events: new EventLog({ events: 4, size: 1e6 }) });
    for (const study of range(0, 8)) events.announce('results.changed', { study });
    const client = await EventClient.connect(door, id(events));
    await client.until(has(1));
    events.announce('results.changed', { study: 8 });
    await client.until(has(2));
    expect(client.frames.map(({ event }) => event)).toEqual(['reset', 'results.changed']);
    expect(client.frames[0]?.id).toBe(events.idOf(8));
    expect(studies(client.frames)).toEqual([8]);
  });

  it('loses and repeats nothing, wherever it breaks off and whenever it is taken up again', async () => {
    const step = fc.record({
      /** Events before the reader connects again, and while it reads. */
      away: fc.nat(30),
      present: fc.nat(30),
      /** Characters in an event, so that it comes in many pieces or many in one. */
      length: fc.constantFrom(0, 10, 40_000),
      /** Frames after which the reader goes away. */
      leave: fc.nat(40),
    });
    const { door, events } = await open({ events: new EventLog({ events: 1e6, size: 1e9 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        const first = events.newest;
        let last = events.idOf(first);
        const handled: unknown[] = [];
        const announce = (count: number, length: number): void => {
          for (let sent = 0; sent < count; sent += 1) {
            events.announce('results.progress', {
              study: events.newest + 1,
              subject: 'x'.repeat(length),
              done: 0,
              total: 0,
            });
          }
        };
        const take = (frames: readonly Frame[]): void => {
          for (const { id, event, data } of frames) {
            last = id;
            if (event === 'results.progress') handled.push((data as { study: number }).study);
            else expect(event).toBe('open');
          }
        };
        for (const { away, present, length, leave } of steps) {
          announce(away, length);
          const client = await EventClient.connect(door, last);
          announce(present, length);
          const available = 1 + events.newest - first - handled.length;
          await client.until(has(Math.min(leave, available)));
          client.disconnect();
          take(client.frames.slice());
        }
        const client = await EventClient.connect(door, last);
        await client.until(has(1 + events.newest - first - handled.length));
        client.disconnect();
        take(client.frames);
        expect(handled).toEqual(range(first + 1, events.newest + 1));
      }),
      { numRuns: 60 },
    );
  });

  it('shows that it lives while nothing happens', async () => {
    const { door } = await open({ limits: { stream: { heartbeat: 20, stall: 30_000 } } });
    const client = await EventClient.connect(door);
    await client.until(() => client.comments >= 3);
    expect(client.comments).toBeGreaterThanOrEqual(3);
  });

  it('ends when the door closes, and frees what it held when its reader goes', async () => {
    const test = await open({ limits: { streams: 2 } });
    const { door, events } = test;
    const one = await EventClient.connect(door);
    const two = await EventClient.connect(door);
    const headers = { authorization: `Bearer ${door.token}` };
    const third = await ask(door.port, { path: '/events', headers });
    expect(third.status).toBe(503);
    expect(JSON.parse(third.text)).toMatchObject({ ok: false, error: { code: 'DOOR_UNREACHABLE' } });
    one.disconnect();
    const again = await connectOnceFree(test);
    events.announce('studies.changed', {});
    await again.until(has(2));
    expect(again.frames.map(({ event }) => event)).toEqual(['open', 'studies.changed']);
    await door.close();
    await Promise.all([two, again].map((client) => client.until(() => false)));
    expect([two, again].map(({ response }) => response.complete)).toEqual([true, true]);
  });
});

describe('a reader that takes nothing', () => {
  const large = { study: 1, subject: 'x'.repeat(50_000), done: 0, total: 0 };
  const CANNOT_BE_BUFFERED = 1200;

  /** Connects, asks for the events, and reads nothing of them. */
  async function connectDeaf({ door }: TestDoor): Promise<Socket> {
    const socket = connect(door.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `GET /events HTTP/1.1\r\nHost: 127.0.0.1:${door.port}\r\nAuthorization: Bearer ${door.token}\r\n\r\n`,
    );
    await once(socket, 'readable');
    return socket;
  }

  it('is cut off once it has fallen behind the log, and holds up nobody', async () => {
    const test = await open({
      events: new EventLog({ events: 50, size: 1e9 }),
      limits: { stream: { heartbeat: 30_000, stall: 600_000 } },
    });
    const deaf = await connectDeaf(test);
    const attentive = await EventClient.connect(test.door);
    for (let round = 1; round <= CANNOT_BE_BUFFERED; round += 1) {
      test.events.announce('results.progress', large);
      if (round % 20 === 0) await attentive.until(has(round + 1));
    }
    expect(attentive.frames).toHaveLength(CANNOT_BE_BUFFERED + 1);
    deaf.resume();
    await once(deaf, 'close');
    expect(deaf.bytesRead).toBeLessThan(CANNOT_BE_BUFFERED * 50_000);
  });

  it('is cut off when it has taken nothing for too long', async () => {
    const test = await open({
      events: new EventLog({ events: 1e6, size: 1e9 }),
      limits: { streams: 1, stream: { heartbeat: 30_000, stall: 100 } },
    });
    const deaf = await connectDeaf(test);
    for (let round = 0; round < CANNOT_BE_BUFFERED; round += 1) {
      test.events.announce('results.progress', large);
    }
    const next = await connectOnceFree(test);
    expect(next.response.statusCode).toBe(200);
    deaf.resume();
    await once(deaf, 'close');
    expect(deaf.bytesRead).toBeLessThan(CANNOT_BE_BUFFERED * 50_000);
  });

  it('gets everything where it reads again in time', async () => {
    const { door, events } = await open();
    const client = await EventClient.connect(door);
    client.response.pause();
    for (let round = 0; round < 150; round += 1) events.announce('results.progress', large);
    client.response.resume();
    await client.until(has(151));
    expect(client.frames.map(({ id }) => id)).toEqual(range(0, 151).map((number) => events.idOf(number)));
  });
});
