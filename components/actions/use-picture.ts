'use client';

import type { AsOf } from '@/lib/domain/rollout.ts';
import { useAwsClock } from '@/lib/client/live-context.ts';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { oldestPictureMs, pictureAgeMs } from './picture-age-ms.ts';

/** The picture that a decision would rest on. `why` says why it is no ground to act on; null: it is. */
export interface Picture {
  /** Real milliseconds; null: never read. */
  ageMs: number | null;
  /** It is being read now. */
  reading: boolean;
  why: string | null;
}

/** Watches how old a picture is, each second. `reading`: a fresh reading is on its way. */
export function usePicture(asOf: AsOf, reading: boolean): Picture {
  const nowMs = useAwsNow();
  const rate = useAwsClock().rate();
  const ageMs = pictureAgeMs(asOf, nowMs, rate);
  return { ageMs, reading, why: whyNot(ageMs, reading) };
}

function whyNot(ageMs: number | null, reading: boolean): string | null {
  if (ageMs !== null && ageMs <= oldestPictureMs) return null;
  if (reading) return 'Reading the alias now';
  return ageMs === null ? 'Off until AWS answers' : 'Off until AWS answers again';
}
