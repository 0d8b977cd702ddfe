import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

import { TooltipProvider } from '../../components/ui/tooltip.tsx';
import { createAwsClock } from '../../lib/client/stream/aws-clock.ts';
import { createConnectionStore } from '../../lib/client/stream/connection-store.ts';
import { LiveContext } from '../../lib/client/stream/live-context.ts';
import { ViewerContext } from '../../lib/client/viewer-context.ts';
import type { Role } from '../../lib/domain/acting/actor.ts';
import type { TargetHealth } from '../../lib/domain/live/health.ts';
import type { Iso } from '../../lib/domain/time/iso.ts';

/** For tests: a component's text at a moment of AWS's clock, without tags. */
export function wordsAt(
  now: Iso,
  node: ReactNode,
  { role = 'operator', targets = [] }: { role?: Role; targets?: TargetHealth[] } = {},
): string {
  const live = {
    clock: createAwsClock(now, 1, () => 0),
    connection: createConnectionStore(),
    initialHealth: {
      status: 'ok' as const,
      version: '0',
      store: { kind: 'sqlite' as const, ok: true, message: null },
      targets,
    },
  };
  const html = renderToStaticMarkup(
    <ViewerContext value={{ name: 'mara', role }}>
      <LiveContext value={live}>
        <QueryClientProvider client={new QueryClient()}>
          <TooltipProvider>{node}</TooltipProvider>
        </QueryClientProvider>
      </LiveContext>
    </ViewerContext>,
  );
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
