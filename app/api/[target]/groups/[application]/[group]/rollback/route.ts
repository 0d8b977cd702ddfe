import { z } from 'zod';
import { act } from '@/app/api/_shared/act.ts';
import { reason } from '@/app/api/_shared/reason.ts';
import { route } from '@/app/api/_shared/route.ts';
import { publishedVersion } from '@/app/api/_shared/version.ts';
import { rollBackGroup } from '@/lib/commands/roll-back-group.ts';

const body = z.strictObject({
  toVersion: publishedVersion,
  reason,
  ignoreAlarms: z.boolean().default(false),
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'application' | 'group'>(
  '/api/{target}/groups/{application}/{group}/rollback',
  {
    POST: (asked) =>
      act(asked, body, 'rollout', (input, parts) => rollBackGroup(parts, asked.actor, { ...asked.path, ...input })),
  },
);
