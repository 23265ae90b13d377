import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { keepCacheCurrent } from './cache-upkeep.js';
import type { Client } from './client.js';

const ClientContext = createContext<Client | null>(null);

/** Gives the pages below their client, and keeps what they read in step with its events. */
export function ClientProvider({
  client,
  queries,
  children,
}: {
  readonly client: Client;
  readonly queries: QueryClient;
  readonly children: ReactNode;
}) {
  useEffect(() => keepCacheCurrent(client, queries), [client, queries]);
  return (
    <ClientContext value={client}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </ClientContext>
  );
}

/** The client of this window's door. Throws outside of a `ClientProvider`. */
export function useClient(): Client {
  const client = useContext(ClientContext);
  if (client === null) throw new Error('useClient needs a ClientProvider above it.');
  return client;
}
