import { z } from 'zod';
import { act } from '@/app/api/_shared/act.ts';
import { aliasOfFunction, functionName, namedAlias } from '@/app/api/_shared/named-alias.ts';
import { reason } from '@/app/api/_shared/reason.ts';
import { route } from '@/app/api/_shared/route.ts';
import { anyVersion } from '@/app/api/_shared/version.ts';
import { startDeployment } from '@/lib/commands/start-deployment.ts';

const body = z
  .strictObject({
    version: anyVersion,
    codeSha256: z
      .string()
      .regex(/^[A-Za-z0-9+/]{43}=$/, 'must be the hash of the code as Lambda reports it (SHA-256 in base64)')
      .optional(),
    configName: z.string().min(1).max(100).nullable().default(null),
    ignoreAlarms: z.boolean().default(false),
    fromVersion: anyVersion.nullable().default(null),
    withoutHooks: z.boolean().default(false),
    functionName: functionName.nullable().default(null),
    alias: aliasOfFunction.nullable().default(null),
    reason,
  })
  .refine(({ version, codeSha256 }) => version !== '$LATEST' || codeSha256 !== undefined, {
    path: ['codeSha256'],
    error: 'is needed with "$LATEST": only the code that was looked at is published',
  })
  .refine(({ version, codeSha256 }) => version === '$LATEST' || codeSha256 === undefined, {
    path: ['codeSha256'],
    error: 'belongs to "$LATEST": the code of a published version cannot change',
  })
  .transform(({ codeSha256, functionName: name, alias, ...others }) => ({
    ...others,
    codeSha256: codeSha256 ?? null,
    named: { functionName: name, alias },
  }));

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'application' | 'group'>(
  '/api/{target}/groups/{application}/{group}/deployments',
  {
    POST: (asked) =>
      act(asked, body, 'rollout', ({ named, ...input }, parts) =>
        startDeployment(parts, asked.actor, { ...asked.path, ...input, named: namedAlias(named) }),
      ),
  },
);
