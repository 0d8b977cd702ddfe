import type { LiveState } from '@/lib/client/live-state.ts';
import { formatAge } from '@/lib/domain/format-age.ts';

export interface LiveWords {
  word: string;
  /** "2 s ago", "48 s old", "6 s"; null: no age to tell. */
  age: string | null;
}

/** What the live indicator says. */
export function liveWords(state: LiveState): LiveWords {
  switch (state.kind) {
    case 'live':
      return { word: 'Live', age: age(state.ageSeconds, 'ago') };
    case 'reconnecting':
      return { word: 'Reconnecting', age: formatAge(state.forSeconds * 1000) };
    case 'stale':
      return { word: 'Stale', age: age(state.ageSeconds, 'old') };
    case 'slowed':
      return { word: 'Slowed by AWS', age: age(state.ageSeconds, 'ago') };
    case 'first-reading':
      return { word: 'First reading', age: null };
  }
}

function age(seconds: number | null, after: string): string | null {
  return seconds === null ? null : `${formatAge(seconds * 1000)} ${after}`;
}
