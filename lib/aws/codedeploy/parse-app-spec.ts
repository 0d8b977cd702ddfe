import { parse } from 'yaml';
import { z } from 'zod';
import type { AppSpec } from '../../parts/code-deploy.ts';

const text = z.union([z.string(), z.number()]).transform(String);

const lambdaResource = z.object({
  Type: z.literal('AWS::Lambda::Function'),
  Properties: z.object({ Name: text, Alias: text, CurrentVersion: text, TargetVersion: text }),
});

const document = z.object({
  Resources: z.array(z.record(z.string(), z.unknown())),
  Hooks: z.unknown().optional(),
  hooks: z.unknown().optional(),
});

/** Longer than any AppSpec of one function. A larger text is not worth the parser's time. */
const MAX_CHARACTERS = 256 * 1024;

/**
 * Reads an AppSpec of compute platform Lambda, JSON or YAML; null for any other text: what cannot be parsed is unknown,
 * not an error. Both `Hooks` (documented) and `hooks` (as other tools write it) count. A name written as a number in
 * YAML (`CurrentVersion: 1`) is taken as text.
 */
export function parseAppSpec(content: string): AppSpec | null {
  if (content.length > MAX_CHARACTERS) return null;
  const parsed = document.safeParse(parseText(content));
  if (!parsed.success) return null;
  for (const entry of parsed.data.Resources)
    for (const value of Object.values(entry)) {
      const resource = lambdaResource.safeParse(value);
      if (!resource.success) continue;
      const properties = resource.data.Properties;
      const hooks = parsed.data.Hooks ?? parsed.data.hooks;
      return {
        functionName: properties.Name,
        alias: properties.Alias,
        currentVersion: properties.CurrentVersion,
        targetVersion: properties.TargetVersion,
        beforeAllowTraffic: hookNamed(hooks, 'BeforeAllowTraffic'),
        afterAllowTraffic: hookNamed(hooks, 'AfterAllowTraffic'),
      };
    }
  return null;
}

function parseText(content: string): unknown {
  try {
    // JSON is YAML; `maxAliasCount: 0` refuses aliases, which multiply a small text into a huge document.
    return parse(content, { maxAliasCount: 0, logLevel: 'silent' });
  } catch {
    return null;
  }
}

/** Hooks are a list of one-member maps; a plain map is accepted too. */
function hookNamed(hooks: unknown, name: string): string | null {
  const maps = Array.isArray(hooks) ? hooks : [hooks];
  for (const map of maps) {
    if (typeof map !== 'object' || map === null || !Object.hasOwn(map, name)) continue;
    const value: unknown = Reflect.get(map, name);
    if (typeof value === 'string' && value !== '') return value;
  }
  return null;
}
