import { toMs } from '@/lib/domain/time/iso.ts';
import { describeMoment, type Moment } from '@/lib/domain/rollout/moments-of.ts';

/** A moment marked on every chart. */
export interface Pin {
  atMs: number;
  number: number;
  tone: 'bad' | 'ink' | 'base' | 'ok';
  text: string;
}

const TONES: Record<Moment['kind'], Pin['tone'] | null> = {
  // The routed line itself shows the start and the steps.
  started: null,
  step: null,
  moved: 'ink',
  alarm: 'bad',
  'alarm-ok': 'ok',
  worse: 'bad',
  stopped: 'ink',
  failed: 'bad',
  succeeded: 'ok',
  'rolled-back': 'base',
};

/** The events worth a pin within a span, oldest first, numbered from 1. */
export function pinEvents(events: readonly Moment[], span: { fromMs: number; toMs: number }): Pin[] {
  return events
    .flatMap((event) => {
      const tone = TONES[event.kind];
      const atMs = toMs(event.at);
      return tone && atMs >= span.fromMs && atMs <= span.toMs ? [{ atMs, tone, text: describeMoment(event) }] : [];
    })
    .toSorted((a, b) => a.atMs - b.atMs)
    .map((pin, index) => ({ ...pin, number: index + 1 }));
}
