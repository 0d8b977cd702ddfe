import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { AwsError } from '../kernel/operation.ts';
import type { ControlParts } from './control-parts.ts';
import { parseBody, Refused, withAwsErrors, type ControlRoute } from './route.ts';

const codeSchema = z.strictObject({
  functionName: z.string().min(1).max(140),
  /** null: remove the code, so that the function's answers are made up again. */
  folder: z.string().min(1).max(4096).refine(isAbsolute, 'must be an absolute path').nullable(),
});

/** Sets a function's $LATEST to the code in a folder; publish a version to run it behind an alias. */
export function codeRoutes({ world }: ControlParts): ControlRoute[] {
  return [
    { method: 'GET', path: 'processes', run: () => ({ processes: world().functions.processes() }) },
    {
      method: 'POST',
      path: 'code',
      run(body) {
        const { functionName, folder } = parseBody(codeSchema, body);
        return withAwsErrors(async () => {
          const { functions } = world();
          try {
            await functions.setCode(
              functionName,
              folder === null ? { kind: 'none' } : { kind: 'folder', path: folder },
            );
          } catch (error) {
            if (error instanceof AwsError || !(error instanceof Error)) throw error;
            throw new Refused(400, error.message);
          }
          const { configuration } = functions.target(functionName);
          return { functionName, folder, codeSha256: configuration.CodeSha256 };
        });
      },
    },
  ];
}
