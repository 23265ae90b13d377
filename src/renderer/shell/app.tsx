import type { QueryClient } from '@tanstack/react-query';
import { Router } from 'wouter';
import type { Client } from '../api/client.js';
import { ClientProvider } from '../api/client-provider.js';
import { ChartMenu } from '../charts/frame/chart-menu.js';
import { ChartToolsContext } from '../charts/frame/presentation.js';
import { useHashLocation } from './hash-location.js';
import { Shell } from './shell.js';

/** The window, over a client. */
export function App({ client, queries }: { readonly client: Client; readonly queries: QueryClient }) {
  return (
    <ClientProvider client={client} queries={queries}>
      <ChartToolsContext value={ChartMenu}>
        <Router hook={useHashLocation}>
          <Shell />
        </Router>
      </ChartToolsContext>
    </ClientProvider>
  );
}
