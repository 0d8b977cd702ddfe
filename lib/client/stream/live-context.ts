'use client';

import { createContext, use } from 'react';
import type { BrowserAwsClock } from './aws-clock.ts';
import type { ConnectionStore } from './connection-store.ts';
import type { Health } from '../../domain/live/health.ts';

export interface Live {
  clock: BrowserAwsClock;
  connection: ConnectionStore;
  initialHealth: Health;
}

export const LiveContext = createContext<Live | null>(null);

function useLive(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error('LiveProvider is missing above this component');
  return live;
}

export function useInitialHealth(): Health {
  return useLive().initialHealth;
}

export function useAwsClock(): BrowserAwsClock {
  return useLive().clock;
}

export function useConnectionStore(): ConnectionStore {
  return useLive().connection;
}
