import { toMs } from '@/lib/domain/time/iso.ts';
import type { SeriesEvent } from '@/lib/domain/series/series.ts';

/** A moment marked on every chart. */
export interface Pin {
  atMs: number;
  number: number;
  tone: 'bad' | 'ink' | 'base' | 'ok' | 'byp';
  text: string;
}

const TONES: Record<SeriesEvent['kind'], Pin['tone'] | null> = {
  // The routed line itself tells the start and the steps.
  started: null,
  step: null,
  alarm: 'bad',
  'alarm-ok': 'ok',
  worse: 'bad',
  stopped: 'ink',
  failed: 'bad',
  succeeded: 'ok',
  'rolled-back': 'base',
  bypassed: 'byp',
  're-armed': 'byp',
};

/** The events worth a pin within a span, oldest first, numbered from 1. */
export function pinEvents(events: readonly SeriesEvent[], span: { fromMs: number; toMs: number }): Pin[] {
  return events
    .flatMap((event) => {
      const tone = TONES[event.kind];
      const atMs = toMs(event.at);
      return tone && atMs >= span.fromMs && atMs <= span.toMs ? [{ atMs, tone, text: event.text }] : [];
    })
    .toSorted((a, b) => a.atMs - b.atMs)
    .map((pin, index) => ({ ...pin, number: index + 1 }));
}
