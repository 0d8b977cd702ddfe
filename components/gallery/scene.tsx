'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { LiveContext } from '@/lib/client/stream/live-context.ts';
import { ViewerContext } from '@/lib/client/viewer-context.ts';
import type { TargetHealth } from '@/lib/domain/live/health.ts';
import { type Iso, toMs } from '@/lib/domain/time/iso.ts';
import { createStillClient, type Known } from './create-still-client.ts';
import { makeTarget } from '@/components/gallery/fixtures/make-target.ts';
import { NOW } from '@/components/gallery/fixtures/moments.ts';

const LOST_FOR_MS = 42_000;

/**
 * What surrounds a specimen: a clock that stands still, a target's health, a viewer, and what was read before. Nothing
 * is asked of a server.
 */
export function Scene({
  now = NOW,
  isViewer = false,
  target = makeTarget(),
  isLost = false,
  known = [],
  children,
}: {
  now?: Iso;
  /** May look only. */
  isViewer?: boolean;
  target?: TargetHealth;
  /** The stream to Sluice broke off 42 s ago. */
  isLost?: boolean;
  known?: Known[];
  children: ReactNode;
}) {
  const [queries] = useState(() => createStillClient(known));
  const [live] = useState(() => ({
    clock: stillClock(toMs(now), target.clock.rate),
    connection: stillConnection(isLost),
    initialHealth: {
      status: 'ok' as const,
      version: '0',
      store: { kind: 'sqlite' as const, ok: true, message: null },
      targets: [target],
    },
  }));
  return (
    <ViewerContext value={{ name: 'mara', role: isViewer ? 'viewer' : 'operator' }}>
      <LiveContext value={live}>
        <QueryClientProvider client={queries}>{children}</QueryClientProvider>
      </LiveContext>
    </ViewerContext>
  );
}

const never = () => () => undefined;

function stillClock(nowMs: number, rate: number) {
  return { now: () => nowMs, rate: () => rate, firstNow: () => nowMs, correct: () => undefined, onTick: never };
}

function stillConnection(isLost: boolean) {
  const lost = {
    kind: 'lost' as const,
    get sinceMs() {
      return performance.now() - LOST_FOR_MS;
    },
  };
  const open = { kind: 'open' as const };
  return { get: () => (isLost ? lost : open), set: () => undefined, subscribe: never };
}
