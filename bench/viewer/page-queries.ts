import { registerHooks } from 'node:module';
import {
  environmentManager,
  QueryClientProvider,
  QueryObserver,
  type QueryClient,
  type QueryObserverOptions,
} from '@tanstack/react-query';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { LiveContext, type Live } from '../../lib/client/stream/live-context.ts';
import type { Rollout } from '../../lib/domain/rollout/rollout.ts';

/**
 * Puts the queries of a rollout's page into `queries` and keeps them as an open page does. Returns a function that
 * releases them.
 */
export type HoldQueries = (queries: QueryClient, live: Live, rollout: Rollout) => () => void;

/**
 * Takes the queries from the page's own hooks, so that their requests are the product's. Rendered once, the hooks fill
 * the cache with each query and its options; then each is observed as by a mounted component.
 */
export async function loadPageQueries(): Promise<HoldQueries> {
  // The paths of tsconfig.json, which Node does not know.
  registerHooks({
    resolve: (specifier, context, next) =>
      next(
        specifier.startsWith('@/') ? new URL(`../../${specifier.slice(2)}`, import.meta.url).href : specifier,
        context,
      ),
  });
  const { useRolloutPicture } = await import('../../components/rollout/use-rollout-picture.ts');
  const { useChanges } = await import('../../components/rollout/use-changes.ts');
  // On a server, react-query neither retries nor polls.
  environmentManager.setIsServer(() => false);

  function Queries({ rollout }: { rollout: Rollout }) {
    useRolloutPicture({ rollout, series: null, group: null, others: null, audit: null });
    useChanges(rollout);
    return null;
  }

  return (queries, live, rollout) => {
    const page = createElement(Queries, { rollout });
    renderToString(
      createElement(LiveContext, { value: live }, createElement(QueryClientProvider, { client: queries }, page)),
    );
    const leave = queries
      .getQueryCache()
      .getAll()
      .map(({ queryKey, options }) => {
        // The cache keeps all that the hook gave to its observer.
        const observer = new QueryObserver(queries, { ...(options as QueryObserverOptions), queryKey });
        return observer.subscribe(() => undefined);
      });
    return () => leave.forEach((each) => each());
  };
}
