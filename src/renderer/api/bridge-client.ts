import type { Bridge } from '../../shared/contract/contract.js';
import { readReply } from './arrivals.js';
import type { Client } from './client.js';
import { eventFan } from './event-fan.js';

/** The client of a page in Electron's window, over the bridge that the preload script put there. */
export function bridgeClient(bridge: Bridge): Client {
  const fan = eventFan();
  const stop = bridge.listen((name, payload) => fan.arrive(name, payload));
  return {
    door: 'electron',
    call: async (name, input) => readReply(name, await bridge.call[name](input)),
    listen: fan.listen,
    // The window lives with its program: there is no connection between them that could be lost.
    onGap: () => () => undefined,
    onFault: fan.faults.add,
    connection: () => 'connected',
    onConnection: () => () => undefined,
    pathOfFile: (file) => bridge.pathOfFile(file),
    close: stop,
  };
}
