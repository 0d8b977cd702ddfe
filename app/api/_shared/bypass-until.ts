import { z } from 'zod';
import type { BypassUntil } from '@/lib/domain/group/group.ts';
import { toIso, toMs } from '@/lib/domain/time/iso.ts';

const instant = z.iso.datetime({ offset: true }).transform((text) => toIso(toMs(text)));

/** How a bypass ends. The command checks how far ahead, in AWS's time. */
export const bypassUntil = z.union(
  [z.strictObject({ event: z.literal('next-success'), at: instant.exactOptional() }), z.strictObject({ at: instant })],
  { error: 'must be {"event":"next-success"}, {"at":"2026-11-21T14:00:00Z"}, or both in one' },
) satisfies z.ZodType<BypassUntil>;
