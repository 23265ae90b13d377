import { QueryClient } from '@tanstack/react-query';
import { MettleError } from '../../shared/errors.js';

const ATTEMPTS = 3;

/** Makes the cache of what was read. The door is on this machine: being offline is no reason to wait. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) =>
          error instanceof MettleError && error.code === 'DOOR_UNREACHABLE' && failures < ATTEMPTS,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
