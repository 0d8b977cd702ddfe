import { z } from 'zod';
import { aliasParameter, functionNameParameter, namedAlias } from '@/app/api/_shared/named-alias.ts';
import { choiceParameter, readQuery, textParameter } from '@/app/api/_shared/read-query.ts';
import { json, route } from '@/app/api/_shared/route.ts';
import { anyVersion } from '@/app/api/_shared/version.ts';
import { getDraft } from '@/lib/queries/deploying/get-draft.ts';

const query = z.strictObject({
  version: anyVersion,
  config: textParameter(100),
  ignoreAlarms: choiceParameter(['true', 'false']),
  functionName: functionNameParameter,
  alias: aliasParameter,
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route<'target' | 'application' | 'group'>(
  '/api/{target}/groups/{application}/{group}/draft',
  {
    GET: async ({ parts, actor, path, request }) => {
      const { version, config, ignoreAlarms, ...named } = readQuery(request.url, query);
      const input = {
        ...path,
        version,
        configName: config,
        ignoreAlarms: ignoreAlarms === 'true',
        named: namedAlias(named),
      };
      return json(await getDraft(parts, actor, input));
    },
  },
);
