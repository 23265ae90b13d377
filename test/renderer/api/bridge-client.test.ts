import { describe, expect, it } from 'vitest';
import { bridgeClient } from '../../../src/renderer/api/bridge-client.js';
import { CALL_NAMES, type Bridge } from '../../../src/shared/contract/contract.js';
import type { EventName } from '../../../src/shared/contract/events.js';
import type { Reply } from '../../../src/shared/contract/definition.js';

function bridge(reply: Reply<unknown>) {
  const asked: unknown[] = [];
  const listening = new Set<(name: EventName, payload: unknown) => void>();
  const answer = (name: string) => async (input: unknown) => {
    asked.push([name, input]);
    return reply;
  };
  const made: Bridge = {
    call: Object.fromEntries(CALL_NAMES.map((name) => [name, answer(name)])) as unknown as Bridge['call'],
    listen: (listener) => {
      listening.add(listener);
      return () => listening.delete(listener);
    },
    pathOfFile: (file) => (file as File).name,
  };
  return { made, asked, listening };
}

describe('the client over the bridge', () => {
  it('calls by name and checks what comes back', async () => {
    const { made, asked } = bridge({ ok: true, value: { done: true } });
    const client = bridgeClient(made);
    await expect(client.call('designs.remove', { id: 2 })).resolves.toEqual({ done: true });
    expect(asked).toEqual([['designs.remove', { id: 2 }]]);
    await expect(client.call('settings.read', {})).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('throws the error of a reply', async () => {
    const { made } = bridge({ ok: false, error: { code: 'STORE_BUSY', message: 'Busy.' } });
    await expect(bridgeClient(made).call('studies.list', {})).rejects.toMatchObject({ code: 'STORE_BUSY' });
  });

  it('checks events as they arrive, until it is closed', () => {
    const { made, listening } = bridge({ ok: true, value: {} });
    const client = bridgeClient(made);
    const heard: unknown[] = [];
    const faults: unknown[] = [];
    client.listen('results.changed', (payload) => heard.push(payload));
    client.onFault((error) => faults.push(error.code));
    for (const tell of listening) {
      tell('results.changed', { study: 1 });
      tell('results.changed', { study: null });
    }
    expect(heard).toEqual([{ study: 1 }]);
    expect(faults).toEqual(['INTERNAL']);
    client.close();
    expect(listening.size).toBe(0);
  });

  it('gives the path of a dropped file', () => {
    const { made } = bridge({ ok: true, value: {} });
    expect(bridgeClient(made).pathOfFile(new File([], '/models/a.gguf'))).toBe('/models/a.gguf');
  });
});
