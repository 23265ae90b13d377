import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, it } from 'vitest';
import { EventLog } from '../../../src/main/web/event-log.js';
import { openWebDoor } from '../../../src/main/web/open-web-door.js';
import type { CallOutput, Handlers } from '../../../src/shared/contract/contract.js';
import { NO_BUNDLES, ask, call, openTestDoor } from './test-door.js';

it('answers the calls in hand when it closes, and takes no more', async () => {
  const queue: CallOutput<'runs.queue'> = {
    entries: [],
    memory: { door: 1, engine: null },
    held: null,
    threadLimit: null,
  };
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const { door, close } = await openTestDoor({
    handlers: {
      'runs.queue': async () => {
        begin();
        await finished;
        return queue;
      },
    },
  });
  const answer = call(door, 'runs.queue', {});
  await begun;
  const idle = connect(door.port, '127.0.0.1');
  idle.on('error', () => undefined);
  await once(idle, 'connect');
  idle.write('GET / HTTP/1.1\r\n');
  const closed = close();
  finish();
  expect(JSON.parse((await answer).text)).toEqual({ ok: true, value: queue });
  await closed;
  await expect(ask(door.port, {})).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

it('is heard on no other address of the machine', async () => {
  const { door, close } = await openTestDoor();
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ address }) => address !== '127.0.0.1')
    .map(({ address, scopeid }) =>
      scopeid === undefined || scopeid === 0 ? address : `${address}%${scopeid}`,
    );
  for (const address of others) {
    const heard = await new Promise((resolve) => {
      const socket = connect(door.port, address);
      socket.once('connect', () => resolve(address)).once('error', () => resolve(null));
    });
    expect(heard).toBeNull();
  }
  await close();
});

it('says which port cannot be had', async () => {
  const { door, close } = await openTestDoor();
  const second = openWebDoor({
    handlers: {} as Handlers,
    bundleFiles: NO_BUNDLES,
    files: { find: () => null },
    events: new EventLog(),
    port: door.port,
    log: () => undefined,
  });
  await expect(second).rejects.toMatchObject({
    code: 'DOOR_UNREACHABLE',
    message: `Port ${door.port} is in use.`,
  });
  await close();
});
