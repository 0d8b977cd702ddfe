'use client';

import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { createAwsClock } from './aws-clock.ts';
import { createConnectionStore, type ConnectionStore } from './connection-store.ts';
import { LiveContext } from './live-context.ts';
import { openLiveStream } from './open-live-stream.ts';
import type { Health } from '../../domain/live/health.ts';
import { toIso } from '../../domain/time/iso.ts';

/**
 * One event stream, one query cache and AWS's clock for everything below. `initialHealth`: what the server rendered
 * with.
 */
export function LiveProvider({ initialHealth, children }: { initialHealth: Health; children: ReactNode }) {
  const [live] = useState(() => {
    const given = initialHealth.targets[0]?.clock;
    return {
      clock: createAwsClock(given?.now ?? toIso(0), given?.rate ?? 1, () => performance.now()),
      connection: createConnectionStore(),
      initialHealth,
    };
  });
  const [queries] = useState(() => createQueryClient(live.connection));
  useEffect(() => openLiveStream({ queries, clock: live.clock, connection: live.connection }), [queries, live]);
  return (
    <LiveContext value={live}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </LiveContext>
  );
}

function createQueryClient(connection: ConnectionStore): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // The stream keeps every answer fresh and says when one must be read again. Nothing is read on a timer or on
      // focus.
      queries: {
        staleTime: Infinity,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: 2,
        // The first page is read again when the stream opens. A later one may come from the browser's history, with
        // outdated data.
        refetchOnMount: (query) =>
          query.state.dataUpdateCount === 0 && connection.get().kind !== 'connecting' ? 'always' : true,
      },
      mutations: { retry: false },
    },
  });
}
