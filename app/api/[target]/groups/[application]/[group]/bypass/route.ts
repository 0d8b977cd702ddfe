import { z } from 'zod';
import { act } from '@/app/api/_shared/act.ts';
import { bypassUntil } from '@/app/api/_shared/bypass-until.ts';
import { reason } from '@/app/api/_shared/reason.ts';
import { route } from '@/app/api/_shared/route.ts';
import { bypassAlarms } from '@/lib/commands/bypass-alarms.ts';
import { rearmAlarms } from '@/lib/commands/rearm-alarms.ts';

const bypassBody = z.strictObject({ reason, until: bypassUntil });
const rearmBody = z.strictObject({ reason });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'application' | 'group'>(
  '/api/{target}/groups/{application}/{group}/bypass',
  {
    PUT: (asked) =>
      act(asked, bypassBody, 'group', (input, parts) => bypassAlarms(parts, asked.actor, { ...asked.path, ...input })),
    DELETE: (asked) =>
      act(asked, rearmBody, 'group', (input, parts) => rearmAlarms(parts, asked.actor, { ...asked.path, ...input })),
  },
);
