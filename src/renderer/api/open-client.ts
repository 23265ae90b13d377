import { bridgeClient } from './bridge-client.js';
import type { Client } from './client.js';
import { bringsToken, takeToken } from './token.js';
import { webClient } from './web-client.js';

/** The client of the door that this page stands behind. Takes the token out of the address: call it before the router starts. */
export function openClient(): Client {
  if (window.mettle !== undefined) return bridgeClient(window.mettle);
  // An address that differs in its fragment alone is opened without loading the page again.
  addEventListener('hashchange', () => {
    if (!bringsToken(location.hash)) return;
    takeToken(window);
    location.reload();
  });
  const client = webClient({ token: takeToken(window) });
  document.addEventListener('visibilitychange', () => client.show(document.visibilityState === 'visible'));
  return client;
}
