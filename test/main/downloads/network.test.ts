import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { networkOf } from '../../../src/main/downloads/network-settings.js';
import { WebClient } from '../../../src/main/downloads/network/web-client.js';
import { MettleError } from '../../../src/shared/errors.js';
import { calibrationBytes, DownloadBench } from './bench.js';

const HALF = calibrationBytes('half-q8_0');
const TOKEN = 'hf_onlyForTheHub';

const proxies: Server[] = [];

afterEach(async () => {
  for (const proxy of proxies.splice(0)) {
    proxy.closeAllConnections();
    await new Promise((done) => proxy.close(done));
  }
});

/** A proxy on this machine that tunnels, and notes where to. */
async function openProxy(): Promise<{ url: string; reached: string[] }> {
  const reached: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    const [host = '', port = ''] = (request.url ?? '').split(':');
    reached.push(request.url ?? '');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      onward.pipe(socket);
      socket.pipe(onward);
    });
    for (const end of [socket, onward])
      end.on('error', () => [socket, onward].forEach((one) => one.destroy()));
  });
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  proxies.push(proxy);
  return { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, reached };
}

describe('the token', () => {
  it(
    'opens a gated repository and never follows a redirect to another host',
    { timeout: 240_000 },
    async () => {
      const bench = await DownloadBench.open();
      bench.runOrder = undefined;
      bench.hub.token = TOKEN;
      const address = bench.offer('half.gguf', HALF);
      bench.token = TOKEN;
      const download = await bench.fetch(address);
      expect(download.state).toBe('done');
      const at = (server: 'hub' | 'store'): Set<string | null> =>
        new Set(
          bench.hub.asked
            .filter((asked) => asked.server === server)
            .map(({ authorization }) => authorization),
        );
      expect([...at('hub')]).toEqual([`Bearer ${TOKEN}`]);
      expect([...at('store')]).toEqual([null]);
    },
  );

  it('goes to no server but the hub, and is in no record', async () => {
    const bench = await DownloadBench.open();
    bench.hub.files.set('files/half.gguf', { bytes: HALF });
    bench.token = TOKEN;
    bench.settings = { ...bench.settings, endpoint: 'http://127.0.0.1:9' };
    const download = await bench.fetch(`${bench.hub.endpoint}/files/half.gguf`);
    expect(download.state).toBe('done');
    expect(bench.hub.asked.every(({ authorization }) => authorization === null)).toBe(true);
    expect(JSON.stringify(bench.seenLists)).not.toContain(TOKEN);
  });

  it('that is missing or not enough is told as such', async () => {
    const bench = await DownloadBench.open();
    const address = bench.offer('half.gguf', HALF);
    bench.hub.token = TOKEN;
    const downloads = await bench.downloads();
    const none = await downloads.resolve(address).catch((thrown: unknown) => MettleError.from(thrown));
    expect(none).toMatchObject({
      code: 'DOWNLOAD_FORBIDDEN',
      hint: expect.stringContaining('set your token'),
    });
    bench.token = 'hf_another';
    const other = await downloads.resolve(address).catch((thrown: unknown) => MettleError.from(thrown));
    expect(other).toMatchObject({
      code: 'DOWNLOAD_FORBIDDEN',
      hint: expect.stringContaining('accept its terms'),
    });
    expect(JSON.stringify(other)).not.toContain('hf_another');
  });
});

describe('a server', () => {
  it('that has no such file is told as such', async () => {
    const bench = await DownloadBench.open();
    const downloads = await bench.downloads();
    const missing = await downloads.resolve('hf:people/models/none.gguf').catch((thrown: unknown) => thrown);
    expect(missing).toMatchObject({ code: 'DOWNLOAD_NOT_FOUND' });
  });

  it('that forbids is told as such', async () => {
    const bench = await DownloadBench.open();
    bench.hub.refusal = { status: 403, headers: { 'x-error-code': 'GatedRepo' } };
    const downloads = await bench.downloads();
    const gated = await downloads.resolve('hf:people/models/half.gguf').catch((thrown: unknown) => thrown);
    expect(gated).toMatchObject({ code: 'DOWNLOAD_FORBIDDEN', message: expect.stringContaining('consent') });
  });

  it('that is not there is told as such after a few tries', async () => {
    const bench = await DownloadBench.open();
    bench.settings = { ...bench.settings, endpoint: 'http://127.0.0.1:9' };
    const gone = await (
      await bench.downloads()
    )
      .resolve('hf:people/models/half.gguf')
      .catch((thrown: unknown) => thrown);
    expect(gone).toMatchObject({
      code: 'DOWNLOAD_FAILED',
      message: expect.stringContaining('refuses connections'),
    });
  });
});

describe('a proxy', () => {
  it('that is set carries every byte', async () => {
    const bench = await DownloadBench.open();
    const proxy = await openProxy();
    bench.settings = { ...bench.settings, proxy: proxy.url };
    const download = await bench.fetch(bench.offer('half.gguf', HALF));
    expect(download.state).toBe('done');
    const [hub, store] = [bench.hub.endpoint, bench.hub.storeOrigin].map((origin) => new URL(origin).host);
    expect(new Set(proxy.reached)).toEqual(new Set([hub, store]));
  });

  it('that does not answer lets nothing pass it by', async () => {
    const bench = await DownloadBench.open();
    bench.settings = { ...bench.settings, proxy: 'http://127.0.0.1:9' };
    const refused = await (
      await bench.downloads()
    )
      .resolve(bench.offer('half.gguf', HALF))
      .catch((thrown: unknown) => thrown);
    expect(refused).toMatchObject({ code: 'DOWNLOAD_FAILED' });
    expect(bench.hub.asked).toEqual([]);
  });

  it('that the environment names is used where none is set', async () => {
    const bench = await DownloadBench.open();
    const proxy = await openProxy();
    bench.offer('half.gguf', HALF);
    const before = process.env['http_proxy'];
    process.env['http_proxy'] = proxy.url;
    const client = new WebClient(networkOf(bench.settings, null));
    try {
      const url = `${bench.hub.endpoint}/people/models/resolve/main/half.gguf`;
      const answer = await client.ask(
        url,
        { method: 'HEAD', stayOnHost: true },
        new AbortController().signal,
      );
      expect(answer.header('x-linked-size')).toBe(String(HALF.length));
      expect(proxy.reached).toHaveLength(1);
    } finally {
      if (before === undefined) delete process.env['http_proxy'];
      else process.env['http_proxy'] = before;
      await client.close();
    }
  });
});
