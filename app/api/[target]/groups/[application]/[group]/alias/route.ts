import { z } from 'zod';
import { act } from '@/app/api/_shared/act.ts';
import { reason } from '@/app/api/_shared/reason.ts';
import { route } from '@/app/api/_shared/route.ts';
import { publishedVersion } from '@/app/api/_shared/version.ts';
import { fixAlias } from '@/lib/commands/fix-alias.ts';

const body = z.strictObject({
  version: publishedVersion,
  revisionId: z.string().min(1, 'must be the revision of the alias that was looked at').max(200),
  reason,
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'application' | 'group'>(
  '/api/{target}/groups/{application}/{group}/alias',
  {
    POST: (asked) =>
      act(asked, body, 'group', (input, parts) => fixAlias(parts, asked.actor, { ...asked.path, ...input })),
  },
);
