import { z } from 'zod';
import { readQuery, textParameter } from '@/app/api/_shared/read-query.ts';
import { json, route } from '@/app/api/_shared/route.ts';
import { anyVersion } from '@/app/api/_shared/version.ts';
import { getPreflight } from '@/lib/queries/deploying/get-preflight.ts';

const query = z.strictObject({ version: anyVersion.optional(), config: textParameter(100) });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'application' | 'group'>(
  '/api/{target}/groups/{application}/{group}/preflight',
  {
    GET: async ({ parts, path, request }) => {
      const { version, config } = readQuery(request.url, query);
      return json(await getPreflight(parts, { ...path, version: version ?? null, configName: config }));
    },
  },
);
