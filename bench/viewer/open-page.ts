import { QueryClient } from '@tanstack/react-query';
import { createAwsClock } from '../../lib/client/stream/aws-clock.ts';
import { createConnectionStore } from '../../lib/client/stream/connection-store.ts';
import { openLiveStream } from '../../lib/client/stream/open-live-stream.ts';
import type { Health } from '../../lib/domain/live/health.ts';
import type { Rollout } from '../../lib/domain/rollout/rollout.ts';
import { createBrowserFetch } from './browser-fetch.ts';
import { inSimulatedBrowser } from './browser-globals.ts';
import type { HoldQueries } from './page-queries.ts';
import type { SeriesDelays } from './series-delays.ts';
import { listen, type StreamedEvent } from '../stream.ts';
import type { WireMeter } from './wire-meter.ts';

/** What all viewers of a measurement share. */
export interface Audience {
  url: string;
  holdQueries: HoldQueries;
  health: Health;
  requests: WireMeter;
  stream: WireMeter;
  delays: SeriesDelays;
  onRequest: (path: string) => void;
  onEvent: (event: StreamedEvent) => void;
  /** The server ended a stream. */
  onBreak: () => void;
}

export interface OpenPage {
  /** Whether its stream is open and nothing is being read. */
  isQuiet(): boolean;
  close(): void;
}

/** Opens a rollout's page with the product's own client, in its own browser, but draws nothing. */
export function openPage(audience: Audience, rollout: Rollout): OpenPage {
  const { url, health, delays, stream } = audience;
  // As in lib/client/stream/live-provider.tsx.
  const queries = new QueryClient({
    defaultOptions: { queries: { staleTime: Infinity, refetchOnReconnect: false, retry: 2 } },
  });
  const series = delays.watch(queries, rollout);
  const { fetch, close } = createBrowserFetch(url, audience.requests, (path) => {
    audience.onRequest(path);
    series.onRequest(path);
  });
  let isOpen = true;
  const browser = {
    fetch,
    listen: (onEvent: (event: StreamedEvent) => void, onEnd: () => void) => {
      const noted = (event: StreamedEvent) => {
        audience.onEvent(event);
        series.onEvent(event);
        onEvent(event);
      };
      const ended = () => {
        if (isOpen) audience.onBreak();
        onEnd();
      };
      return listen(url, noted, { onSocket: (socket) => stream.watch(socket), onEnd: ended });
    },
  };
  return inSimulatedBrowser(browser, () => {
    const given = health.targets[0]?.clock;
    const clock = createAwsClock(given?.now ?? rollout.createdAt, given?.rate ?? 1, () => performance.now());
    const connection = createConnectionStore();
    const letGo = audience.holdQueries(queries, { clock, connection, initialHealth: health }, rollout);
    const closeStream = openLiveStream({ queries, clock, connection });
    return {
      isQuiet: () => connection.get().kind === 'open' && queries.isFetching() === 0,
      close() {
        isOpen = false;
        closeStream();
        letGo();
        close();
        queries.clear();
      },
    };
  });
}
