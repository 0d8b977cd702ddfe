import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

import { createAwsClock } from '@/lib/client/stream/aws-clock.ts';
import { createConnectionStore } from '@/lib/client/stream/connection-store.ts';
import { LiveContext } from '@/lib/client/stream/live-context.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';

/** For tests: the words that a component shows at a moment of AWS's clock, tags taken away. */
export function wordsAt(now: Iso, node: ReactNode): string {
  const live = {
    clock: createAwsClock(now, 1, () => 0),
    connection: createConnectionStore(),
    initialHealth: {
      status: 'ok' as const,
      version: '0',
      store: { kind: 'sqlite' as const, ok: true, message: null },
      targets: [],
    },
  };
  return renderToStaticMarkup(<LiveContext value={live}>{node}</LiveContext>)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
