import { useQueries, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ResponseFilter, ResponsePage, ResponseRow } from '../../../shared/contract/responses.js';
import type { MettleError } from '../../../shared/errors.js';
import { useClient } from '../../api/hooks.js';
import { queryKey } from '../../api/query-keys.js';

/** Rows that are asked for at once. */
export const PAGE_ROWS = 200;
/** A scroll that goes on asks for nothing: only where it comes to rest are rows wanted. */
const REST_MILLISECONDS = 60;

/** What is known of the rows of a filter. */
export interface ResponseRows {
  /** Null until the first page is there. */
  readonly total: number | null;
  /** Row number `index` from 0, or null while it is on its way. */
  readonly row: (index: number) => ResponseRow | null;
  readonly error: MettleError | null;
  readonly retry: () => void;
}

/** The pages that hold the rows `first` to `last`, and the first page, which tells the total. */
export function pagesOf(first: number, last: number): readonly number[] {
  const from = Math.floor(Math.max(0, first) / PAGE_ROWS);
  const to = Math.floor(Math.max(0, last) / PAGE_ROWS);
  const pages = Array.from({ length: to - from + 1 }, (_, place) => from + place);
  return pages.includes(0) ? pages : [0, ...pages];
}

/** The rows of a filter around those in view, read page by page as they come into view. */
export function useResponseRows(
  study: number,
  filter: ResponseFilter,
  view: { readonly first: number; readonly last: number },
): ResponseRows {
  const client = useClient();
  const pages = useAtRest(pagesOf(view.first, view.last).join(','), REST_MILLISECONDS).split(',').map(Number);
  const queries = pages.map((page): UseQueryOptions<ResponsePage, MettleError> => {
    const input = { study, filter, offset: page * PAGE_ROWS, limit: PAGE_ROWS };
    return {
      queryKey: queryKey('responses.page', input),
      queryFn: (): Promise<ResponsePage> => client.call('responses.page', input),
      staleTime: 60_000,
    };
  });
  const results: readonly UseQueryResult<ResponsePage, MettleError>[] = useQueries({ queries });
  const byPage = new Map(pages.map((page, place) => [page, results[place]?.data]));
  return {
    total: byPage.get(0)?.total ?? null,
    row: (index) => byPage.get(Math.floor(index / PAGE_ROWS))?.rows[index % PAGE_ROWS] ?? null,
    error: results.find((result) => result.error !== null)?.error ?? null,
    retry: () => {
      for (const result of results) if (result.isError) void result.refetch();
    },
  };
}

function useAtRest(value: string, milliseconds: number): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
