import { readFile } from 'node:fs/promises';
import { basename, dirname, isAbsolute } from 'node:path';
import { z } from 'zod';
import type { TemplateSource } from '../cloudformation/changes/deploy-stack.ts';
import type { World } from '../world/create-world.ts';
import { TemplateError } from '../template/template-error.ts';
import type { ControlParts } from './control-parts.ts';
import { parseBody, Refused, withAwsErrors, type ControlRoute } from './route.ts';

const stackSchema = z.strictObject({
  stack: z.string().min(1).max(128).default('sandbox'),
  templatePath: z.string().min(1).max(4096).refine(isAbsolute, 'must be an absolute path').optional(),
  templateBody: z.string().max(1_000_000).optional(),
  parameters: z.record(z.string(), z.string()).default({}),
});

const parameterSchema = z.strictObject({ name: z.string().min(1).max(1011), value: z.string().min(1).max(4096) });
const settingsSchema = z.strictObject({ lenient: z.boolean() });

/** Loads a template: creates a stack, or updates the one with that name. */
export function stackRoutes({ world }: ControlParts): ControlRoute[] {
  return [
    {
      method: 'POST',
      path: 'stacks',
      run(body) {
        const { stack: name, templatePath, templateBody, parameters } = parseBody(stackSchema, body);
        return withAwsErrors(async () => {
          const template = await sourceOf(world(), templatePath, templateBody);
          try {
            return await world().cloudFormation.deploy({ name, template, parameters });
          } catch (error) {
            if (!(error instanceof TemplateError)) throw error;
            const issues = error.problems.map(({ file, place, thing, message }) => ({
              path: `${file}${place === null ? '' : `:${place.line}:${place.column}`}${thing === '' ? '' : ` ${thing}`}`,
              message,
            }));
            throw new Refused(400, error.message, issues);
          }
        });
      },
    },
    {
      method: 'POST',
      path: 'parameters',
      run(body) {
        const { name, value } = parseBody(parameterSchema, body);
        return withAwsErrors(async () => world().ssm.put(name, value));
      },
    },
    { method: 'GET', path: 'templates', run: () => world().cloudFormation.settings },
    {
      method: 'POST',
      path: 'templates',
      run: (body) => Object.assign(world().cloudFormation.settings, parseBody(settingsSchema, body)),
    },
    {
      method: 'GET',
      path: 'stacks/:id',
      run(_body, id) {
        const report = world().cloudFormation.report(id);
        if (report === null) throw new Refused(404, `There is no stack ${id.slice(0, 128)}`);
        return report;
      },
    },
  ];
}

async function sourceOf(
  { inputLog, folders }: Pick<World, 'inputLog' | 'folders'>,
  path: string | undefined,
  body: string | undefined,
): Promise<TemplateSource> {
  if ((path === undefined) === (body === undefined)) throw new Refused(400, 'Give either templatePath or templateBody');
  if (path === undefined) return { text: body ?? '', file: 'templateBody', folder: null };
  try {
    const text = await inputLog.call('template', () => {
      folders.check(path);
      return readFile(path, 'utf8');
    });
    return { text, file: basename(path), folder: dirname(path) };
  } catch (error) {
    throw new Refused(400, `${path} cannot be read: ${(error as Error).message}`);
  }
}
