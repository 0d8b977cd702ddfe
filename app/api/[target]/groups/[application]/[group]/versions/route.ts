import { z } from 'zod';
import { aliasParameter, functionNameParameter, namedAlias } from '@/app/api/_shared/named-alias.ts';
import { readQuery } from '@/app/api/_shared/read-query.ts';
import { json, route } from '@/app/api/_shared/route.ts';
import { getVersions } from '@/lib/queries/deploying/get-versions.ts';

const query = z.strictObject({ functionName: functionNameParameter, alias: aliasParameter });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'application' | 'group'>(
  '/api/{target}/groups/{application}/{group}/versions',
  {
    GET: async ({ parts, path, request }) =>
      json(await getVersions(parts, { ...path, named: namedAlias(readQuery(request.url, query)) })),
  },
);
