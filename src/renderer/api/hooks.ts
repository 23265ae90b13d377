import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/contract.js';
import type { EventName, EventPayload } from '../../shared/contract/events.js';
import type { MettleError } from '../../shared/errors.js';
import { toastOfError } from '../state/error-toast.js';
import { useToast } from '../state/toasts.js';
import { settleAction } from './cache-upkeep.js';
import type { ConnectionState } from './client.js';
import { useClient } from './client-provider.js';
import { staleTime } from './freshness.js';
import { queryKey } from './query-keys.js';

export { useClient } from './client-provider.js';

/** What a call gives, read once and kept until an event makes it old. */
export function useCall<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<CallOutput<Name>, MettleError> {
  const client = useClient();
  return useQuery<CallOutput<Name>, MettleError>({
    queryKey: queryKey(name, input),
    queryFn: () => client.call(name, input),
    staleTime: staleTime(name),
    enabled: options.enabled ?? true,
  });
}

/** A call that does something. What goes wrong is told by a notice, unless it is `quiet` and the page tells it itself. */
export function useAction<Name extends CallName>(
  name: Name,
  options: { readonly quiet?: boolean } = {},
): UseMutationResult<CallOutput<Name>, MettleError, CallInput<Name>> {
  const client = useClient();
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation<CallOutput<Name>, MettleError, CallInput<Name>>({
    mutationFn: (input) => client.call(name, input),
    onSuccess: (output) => settleAction(queries, name, output),
    onError: (error) => {
      if (options.quiet === true) return;
      toast(toastOfError(error));
    },
  });
}

/** Calls `listener`, the newest one, on each event of that name while the component is there. */
export function useEvent<Name extends EventName>(
  name: Name,
  listener: (payload: EventPayload<Name>) => void,
): void {
  const client = useClient();
  const onEvent = useEffectEvent(listener);
  useEffect(() => client.listen(name, (payload) => onEvent(payload)), [client, name]);
}

/** Whether events arrive. */
export function useConnection(): ConnectionState {
  const client = useClient();
  return useSyncExternalStore(client.onConnection, client.connection);
}
