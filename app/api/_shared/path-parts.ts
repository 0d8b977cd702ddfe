import { z } from 'zod';
import { AppError } from '@/lib/domain/errors/problem.ts';
import { parseInput } from './parse-input.ts';

// CodeDeploy's names: 1 to 100 characters, no pattern (botocore's model). Control characters are never meant.
const codeDeployName = z
  .string()
  .min(1, 'must be 1 to 100 characters')
  .max(100, 'must be 1 to 100 characters')
  .regex(/^\P{Cc}+$/u, 'has control characters in it');

const partSchemas = {
  target: z.string().min(1).max(40),
  application: codeDeployName,
  group: codeDeployName,
  event: z.string().regex(/^[a-z]{1,64}$/i, 'must look like BeforeAllowTraffic'),
  deploymentId: z.string().regex(/^[a-z0-9-]{1,64}$/i, 'must look like d-A1B2C3D4E'),
};

export type PartName = keyof typeof partSchemas;

/**
 * Reads the named parts of an address by the route's own template ("/api/{target}/groups"), from the raw path: names
 * may hold encoded slashes and percent signs, which must be decoded exactly once. Throws AppError INVALID_INPUT.
 */
export function readPathParts<N extends PartName>(template: string, url: string): Record<N, string> {
  const given = new URL(url).pathname.split('/');
  const parts: Partial<Record<PartName, string>> = {};
  for (const [position, word] of template.split('/').entries()) {
    const name = /^\{(\w+)\}$/.exec(word)?.[1];
    if (name === undefined || !isPartName(name)) continue;
    parts[name] = parseInput(partSchemas[name], decode(name, given[position] ?? ''), name);
  }
  return parts as Record<N, string>;
}

function isPartName(name: string): name is PartName {
  return Object.hasOwn(partSchemas, name);
}

function decode(name: string, part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    throw new AppError('INVALID_INPUT', `${name}: is not encoded as addresses are.`, {
      cause,
      details: { field: name },
    });
  }
}
