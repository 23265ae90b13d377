import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { EventLog } from '../../../src/main/web/event-log.js';
import { streamEvents } from '../../../src/main/web/event-stream.js';

it('keeps at most one event waiting for a reader that takes nothing', async () => {
  const log = new EventLog({ events: 1e6, size: 1e9 });
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const answered = new Promise<ServerResponse>((resolve) => {
    server.once('request', (_request, response: ServerResponse) => {
      streamEvents(response, log, undefined, { heartbeat: 1, stall: 600_000 });
      resolve(response);
    });
  });
  const deaf = connect((server.address() as AddressInfo).port, '127.0.0.1');
  deaf.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  const response = await answered;
  const size = 50_000;
  let waiting = 0;
  for (let round = 0; round < 1000; round += 1) {
    log.announce('results.progress', { study: 1, subject: 'x'.repeat(size), done: 0, total: 0 });
    waiting = Math.max(waiting, response.writableLength);
    if (round % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(response.writableNeedDrain).toBe(true);
  expect(waiting).toBeGreaterThan(0);
  expect(waiting).toBeLessThan(2 * size);
  const closed = once(response, 'close');
  deaf.destroy();
  await closed;
  server.close();
});
