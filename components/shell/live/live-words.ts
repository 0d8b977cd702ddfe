import type { LiveState } from '@/lib/client/stream/live-state.ts';
import { formatAge } from '@/lib/domain/format/format-age.ts';

export interface LiveWords {
  word: string;
  /** "2 s"; null: no age to show. */
  age: string | null;
  /** What follows the age where there is room: "ago", "old". */
  after: string | null;
}

/** What the live indicator says. */
export function liveWords(state: LiveState): LiveWords {
  switch (state.kind) {
    case 'live':
      return { word: 'Live', age: age(state.ageSeconds), after: 'ago' };
    case 'reconnecting':
      return { word: 'Reconnecting', age: age(state.forSeconds), after: null };
    case 'stale':
      return { word: 'Stale', age: age(state.ageSeconds), after: 'old' };
    case 'slowed':
      return { word: 'Slowed by AWS', age: age(state.ageSeconds), after: 'ago' };
    case 'first-reading':
      return { word: 'First reading', age: null, after: null };
  }
}

function age(seconds: number | null): string | null {
  return seconds === null ? null : formatAge(seconds * 1000);
}
