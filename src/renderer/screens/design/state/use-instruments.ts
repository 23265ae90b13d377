import { useQueries } from '@tanstack/react-query';
import type { Instrument } from '../../../../shared/domain/instrument.js';
import { useClient } from '../../../api/hooks.js';
import { queryKey } from '../../../api/query-keys.js';

/** The instruments with these identifiers, as far as they were read; one that the library does not hold is left out. */
export function useInstruments(ids: readonly string[]): readonly Instrument[] {
  const client = useClient();
  return useQueries({
    queries: ids.map((id) => ({
      queryKey: queryKey('instruments.get', { id }),
      queryFn: () => client.call('instruments.get', { id }),
      staleTime: Infinity,
    })),
    combine: loadedInstruments,
  });
}

/** Kept outside, so that the answer stays the same object while nothing changes. */
function loadedInstruments(
  results: readonly { readonly data: { readonly instrument: Instrument } | undefined }[],
): readonly Instrument[] {
  return results.flatMap(({ data }) => (data === undefined ? [] : [data.instrument]));
}
