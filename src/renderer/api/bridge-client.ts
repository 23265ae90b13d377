import type { Bridge } from '../../shared/contract/contract.js';
import { MettleError } from '../../shared/errors.js';
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
    bundlePath: (file) => {
      const path = bridge.pathOfFile(file);
      if (path !== null) return Promise.resolve(path);
      return Promise.reject(
        new MettleError('FILE_NOT_FOUND', `${file.name} lies nowhere on this machine.`, {
          hint: 'Save it first, and choose the saved file.',
        }),
      );
    },
    bundleAddress: () => Promise.resolve(null),
    close: stop,
  };
}
