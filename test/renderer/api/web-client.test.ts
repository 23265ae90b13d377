import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ConnectionState } from '../../../src/renderer/api/client.js';
import { webClient, type WebClient, type WebClientOptions } from '../../../src/renderer/api/web-client.js';
import { MettleError } from '../../../src/shared/errors.js';
import { playDoor, type PlayedDoor, type PlayedDoorOptions } from './fixtures.js';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Played {
  readonly door: PlayedDoor;
  readonly client: WebClient;
  readonly states: ConnectionState[];
  readonly gaps: () => number;
}

async function play(
  options: PlayedDoorOptions = {},
  client: Partial<WebClientOptions> = {},
): Promise<Played> {
  const door = await playDoor(options);
  ends.push(() => door.close());
  const made = webClient({ origin: door.origin, token: 'secret', stream: { delays: [0] }, ...client });
  ends.push(() => made.close());
  const states: ConnectionState[] = [];
  let gaps = 0;
  made.onConnection((state) => states.push(state));
  made.onGap(() => (gaps += 1));
  return { door, client: made, states, gaps: () => gaps };
}

async function failure(promise: Promise<unknown>): Promise<MettleError> {
  const thrown: unknown = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown instanceof MettleError) return thrown;
  throw new Error('No MettleError was thrown.');
}

describe('a call over the web door', () => {
  it('is posted as JSON with the token, and its reply is read', async () => {
    const { door, client } = await play();
    await expect(client.call('designs.remove', { id: 4 })).resolves.toEqual({ done: true });
    const [call] = door.calls;
    expect(call).toMatchObject({ name: 'designs.remove', input: { id: 4 } });
    expect(call?.request.method).toBe('POST');
    expect(call?.request.headers).toMatchObject({
      authorization: 'Bearer secret',
      'content-type': 'application/json',
    });
  });

  it('throws what the core threw', async () => {
    const error = { code: 'STUDY_NOT_FOUND', message: 'There is no study 4.', hint: 'Look at the list.' };
    const { client } = await play({ answer: () => ({ body: JSON.stringify({ ok: false, error }) }) });
    expect((await failure(client.call('designs.remove', { id: 4 }))).toShape()).toEqual(error);
  });

  it.each(['<html>', '', '{"ok":"yes"}'])('finds no door behind %j', async (body) => {
    const { client } = await play({ answer: () => ({ status: 502, body }) });
    expect((await failure(client.call('designs.remove', { id: 4 }))).code).toBe('DOOR_UNREACHABLE');
  });

  it('finds no door where nothing listens', async () => {
    const { door, client } = await play();
    client.close();
    await door.close();
    expect((await failure(client.call('designs.remove', { id: 4 }))).code).toBe('DOOR_UNREACHABLE');
  });

  it('tells that the token is refused', async () => {
    const error = { code: 'NOT_ALLOWED', message: 'That is not the token.' };
    const { client, states } = await play({
      answer: () => ({ status: 401, body: JSON.stringify({ ok: false, error }) }),
    });
    expect((await failure(client.call('designs.remove', { id: 4 }))).code).toBe('NOT_ALLOWED');
    expect(client.connection()).toBe('refused');
    expect(states.at(-1)).toBe('refused');
  });

  it('asks for nothing without a token', async () => {
    const { door, client } = await play({}, { token: null });
    expect((await failure(client.call('designs.remove', { id: 4 }))).code).toBe('NOT_ALLOWED');
    expect(client.connection()).toBe('refused');
    expect(door.calls).toEqual([]);
    expect(door.streams).toEqual([]);
  });
});

describe('events over the web door', () => {
  it('are heard from the first `open` on, which has everything read anew once', async () => {
    const { door, client, states, gaps } = await play();
    const heard: number[] = [];
    client.listen('results.changed', ({ study }) => heard.push(study));
    const stream = await door.nextStream();
    expect(stream.authorization).toBe('Bearer secret');
    expect(stream.lastId).toBeUndefined();
    stream.send({ id: 's-0', event: 'open', data: {} });
    stream.send({ id: 's-1', event: 'results.changed', data: { study: 7 } });
    await vi.waitUntil(() => heard.length === 1);
    expect(heard).toEqual([7]);
    expect(states).toEqual(['connected']);
    expect(gaps()).toBe(1);
  });

  it('go on without a gap after a break, from the last one that was handled', async () => {
    const { door, client, states, gaps } = await play();
    const heard: number[] = [];
    client.listen('results.changed', ({ study }) => heard.push(study));
    const first = await door.nextStream();
    first.send({ id: 's-0', event: 'open', data: {} });
    first.send({ id: 's-1', event: 'results.changed', data: { study: 1 } });
    // The frame that is cut off was not handled: it is sent again.
    first.write('id: s-2\nevent: results.changed\ndata: {"stu');
    await vi.waitUntil(() => heard.length === 1);
    first.end();
    const second = await door.nextStream();
    expect(second.lastId).toBe('s-1');
    second.send({ id: 's-1', event: 'open', data: {} });
    second.send({ id: 's-2', event: 'results.changed', data: { study: 2 } });
    await vi.waitUntil(() => heard.length === 2);
    expect(heard).toEqual([1, 2]);
    expect(states).toEqual(['connected', 'lost', 'connected']);
    expect(gaps()).toBe(1);
  });

  it('are read anew as a whole after `reset`', async () => {
    const { door, gaps } = await play();
    const first = await door.nextStream();
    first.send({ id: 's-5', event: 'open', data: {} });
    await vi.waitUntil(() => gaps() === 1);
    first.end();
    const second = await door.nextStream();
    expect(second.lastId).toBe('s-5');
    second.send({ id: 't-9', event: 'reset', data: {} });
    await vi.waitUntil(() => gaps() === 2);
    second.end();
    expect((await door.nextStream()).lastId).toBe('t-9');
  });

  it('that cannot be read are told, and the stream goes on', async () => {
    const { door, client } = await play();
    const faults: string[] = [];
    const heard: number[] = [];
    client.onFault((error) => faults.push(error.message));
    client.listen('results.changed', ({ study }) => heard.push(study));
    const stream = await door.nextStream();
    stream.send({ id: 's-0', event: 'open', data: {} });
    stream.send({ id: 's-1', event: 'results.changed', data: { study: 'seven' } });
    stream.write('id: s-2\nevent: results.changed\ndata: {broken\n\n');
    stream.send({ id: 's-3', event: 'results.changed', data: { study: 8 } });
    await vi.waitUntil(() => heard.length === 1);
    expect(heard).toEqual([8]);
    expect(faults).toHaveLength(2);
  });

  it('keep letters whole that are cut between two packets', async () => {
    const { door, client } = await play();
    const titles: string[] = [];
    client.listen('notice', ({ title }) => titles.push(title));
    const stream = await door.nextStream();
    stream.send({ id: 's-0', event: 'open', data: {} });
    const notice = { tone: 'success', title: 'Größe', text: '', study: null, error: null };
    const bytes = Buffer.from(`id: s-1\nevent: notice\ndata: ${JSON.stringify(notice)}\n\n`);
    const cut = bytes.indexOf(Buffer.from('ö')) + 1;
    stream.write(bytes.subarray(0, cut));
    // Two packets: the second is written once the first must have gone.
    await client.call('designs.remove', { id: 1 });
    stream.write(bytes.subarray(cut));
    await vi.waitUntil(() => titles.length === 1);
    expect(titles).toEqual(['Größe']);
  });

  it('are asked for again where the door has been silent for too long', async () => {
    const { door, states } = await play({}, { stream: { delays: [0], silence: 40 } });
    const first = await door.nextStream();
    first.send({ id: 's-3', event: 'open', data: {} });
    await first.gone;
    expect((await door.nextStream()).lastId).toBe('s-3');
    expect(states.slice(0, 2)).toEqual(['connected', 'lost']);
  });

  it('are asked for again where the door takes the request and says nothing at all', async () => {
    const { door } = await play({}, { stream: { delays: [0], silence: 40 } });
    await (
      await door.nextStream()
    ).gone;
    expect((await door.nextStream()).lastId).toBeUndefined();
  });

  it('are asked for again where the door cannot be reached', async () => {
    const { door, client } = await play({ refuseStreams: 503 });
    await door.nextStream();
    await door.nextStream();
    await door.nextStream();
    expect(client.connection()).toBe('lost');
  });

  it('are not asked for again where the token is refused', async () => {
    const { door, client } = await play({ refuseStreams: 401 });
    await door.nextStream();
    await vi.waitUntil(() => client.connection() === 'refused');
    client.show(false);
    client.show(true);
    await client.call('designs.remove', { id: 1 });
    await client.call('designs.remove', { id: 1 });
    expect(door.streams).toHaveLength(1);
  });

  it('leave the connection to others while the page is hidden', async () => {
    const { door, client, states } = await play();
    const heard: number[] = [];
    client.listen('results.changed', ({ study }) => heard.push(study));
    const first = await door.nextStream();
    first.send({ id: 's-0', event: 'open', data: {} });
    first.send({ id: 's-1', event: 'results.changed', data: { study: 1 } });
    await vi.waitUntil(() => heard.length === 1);
    client.show(false);
    await first.gone;
    expect(door.streams).toHaveLength(1);
    client.show(true);
    const second = await door.nextStream();
    expect(second.lastId).toBe('s-1');
    second.send({ id: 's-1', event: 'open', data: {} });
    second.send({ id: 's-2', event: 'results.changed', data: { study: 2 } });
    await vi.waitUntil(() => heard.length === 2);
    expect(states).toEqual(['connected']);
  });
});
