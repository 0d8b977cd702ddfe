import { z } from 'zod';
import { act } from '@/app/api/_shared/act.ts';
import { reason } from '@/app/api/_shared/reason.ts';
import { route } from '@/app/api/_shared/route.ts';
import { bypassAlarms } from '@/lib/commands/bypass-alarms.ts';
import { rearmAlarms } from '@/lib/commands/rearm-alarms.ts';

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
const until = z.union(
  [z.strictObject({ event: z.literal('next-success'), at: instant.exactOptional() }), z.strictObject({ at: instant })],
  { error: 'must be {"event":"next-success"}, {"at":"2026-11-21T14:00:00Z"}, or both in one' },
);
const bypassBody = z.strictObject({ reason, until });
const rearmBody = z.strictObject({ reason });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'application' | 'group'>(
  '/api/{target}/groups/{application}/{group}/bypass',
  {
    PUT: (asked) =>
      act(asked, bypassBody, 'group', (input) => bypassAlarms(asked.parts, asked.actor, { ...asked.path, ...input })),
    DELETE: (asked) =>
      act(asked, rearmBody, 'group', (input) => rearmAlarms(asked.parts, asked.actor, { ...asked.path, ...input })),
  },
);
