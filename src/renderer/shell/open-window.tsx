import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { openClient } from '../api/open-client.js';
import { createQueryClient } from '../api/query-client.js';
import { App } from './app.js';

/** Opens the door's client and draws the window into `root`. */
export function openWindow(root: HTMLElement): void {
  const client = openClient();
  createRoot(root).render(
    <StrictMode>
      <App client={client} queries={createQueryClient()} />
    </StrictMode>,
  );
}
