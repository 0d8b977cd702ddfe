import {
  type DefaultedQueryObserverOptions,
  QueryClient,
  type QueryKey,
  type QueryObserverOptions,
} from '@tanstack/react-query';
import { ApiProblem } from '@/lib/client/api/api.ts';

/** What a query has: its answer, why it failed, or that it is being read. */
export type Known = { key: QueryKey } & (
  | { data: unknown }
  | { failed: string; missingAction?: string }
  | { isReading: true }
);

/** A query cache that knows what it was given and never asks anybody, whatever a component wants. */
export function createStillClient(known: readonly Known[]): QueryClient {
  const client = new StillClient({ defaultOptions: { queries: { gcTime: Infinity, retry: false } } });
  for (const each of known) {
    if ('data' in each) client.setQueryData(each.key, each.data);
    else addUnanswered(client, each);
  }
  return client;
}

class StillClient extends QueryClient {
  // As the base class is typed, which has five type parameters for it.
  override defaultQueryOptions<Q, E, D, S, K extends QueryKey, P>(
    options: QueryObserverOptions<Q, E, D, S, K, P> | DefaultedQueryObserverOptions<Q, E, D, S, K>,
  ): DefaultedQueryObserverOptions<Q, E, D, S, K> {
    const defaulted = super.defaultQueryOptions<Q, E, D, S, K, P>(options);
    return { ...defaulted, enabled: false, refetchInterval: false, staleTime: Infinity, gcTime: Infinity };
  }
}

function addUnanswered(client: QueryClient, query: Exclude<Known, { data: unknown }>): void {
  const error =
    'failed' in query
      ? new ApiProblem({
          code: query.missingAction === undefined ? 'AWS_ERROR' : 'AWS_ACCESS_DENIED',
          status: 502,
          detail: query.failed,
          ...(query.missingAction === undefined ? {} : { missingAction: query.missingAction }),
        })
      : null;
  client.getQueryCache().build(
    client,
    { queryKey: query.key },
    {
      data: undefined,
      dataUpdateCount: 0,
      dataUpdatedAt: 0,
      error,
      errorUpdateCount: error === null ? 0 : 1,
      errorUpdatedAt: error === null ? 0 : 1,
      fetchFailureCount: 0,
      fetchFailureReason: null,
      fetchMeta: null,
      isInvalidated: false,
      status: error === null ? 'pending' : 'error',
      fetchStatus: error === null ? 'fetching' : 'idle',
    },
  );
}
