import { parse } from 'yaml';
import { z } from 'zod';
import type { LifecycleName } from './lifecycle-name.ts';

/** A Lambda deployment's AppSpec: which alias moves from which version to which. */
export interface AppSpec {
  functionName: string;
  alias: string;
  currentVersion: string;
  targetVersion: string;
  /** Function names by lifecycle event. */
  hooks: Partial<Record<LifecycleName, string>>;
}

const version = z.union([z.string().min(1).max(64), z.number().int().nonnegative()]).transform(String);
const name = z.string().min(1).max(256);

const resource = z.object({
  Type: z.literal('AWS::Lambda::Function'),
  Properties: z.object({ Name: name, Alias: name, CurrentVersion: version, TargetVersion: version }),
});
const hooks = z.array(z.record(z.string(), z.string()));
const schema = z.object({
  version: z.union([z.string(), z.number()]),
  Resources: z.array(z.record(z.string(), resource)).length(1).optional(),
  resources: z.array(z.record(z.string(), resource)).length(1).optional(),
  Hooks: hooks.optional(),
  hooks: hooks.optional(),
});

/** Longest AppSpec that CodeDeploy accepts as text. */
const LONGEST_TEXT = 256 * 1024;

/** Reads an AppSpec from YAML or JSON (which is YAML too). null: not one for a Lambda function. */
export function readAppSpec(text: string): AppSpec | null {
  if (text.length > LONGEST_TEXT) return null;
  let raw: unknown;
  try {
    // YAML aliases can make a small text huge; no AppSpec needs them.
    raw = parse(text, { maxAliasCount: 0, logLevel: 'silent' });
  } catch {
    return null;
  }
  const parsed = schema.safeParse(raw);
  if (!parsed.success) return null;
  const entries = Object.values((parsed.data.Resources ?? parsed.data.resources)?.[0] ?? {});
  const properties = entries.length === 1 ? entries[0]?.Properties : undefined;
  if (properties === undefined) return null;
  const found: AppSpec['hooks'] = {};
  for (const entry of parsed.data.Hooks ?? parsed.data.hooks ?? []) {
    if (entry['BeforeAllowTraffic'] !== undefined) found.BeforeAllowTraffic = entry['BeforeAllowTraffic'];
    if (entry['AfterAllowTraffic'] !== undefined) found.AfterAllowTraffic = entry['AfterAllowTraffic'];
  }
  return {
    functionName: properties.Name,
    alias: properties.Alias,
    currentVersion: properties.CurrentVersion,
    targetVersion: properties.TargetVersion,
    hooks: found,
  };
}

/** The AppSpec as JSON, as SAM and the console write it. */
export function writeAppSpec(spec: AppSpec): string {
  const properties = {
    Name: spec.functionName,
    Alias: spec.alias,
    CurrentVersion: spec.currentVersion,
    TargetVersion: spec.targetVersion,
  };
  return JSON.stringify({
    version: 0.0,
    Resources: [{ [spec.functionName]: { Type: 'AWS::Lambda::Function', Properties: properties } }],
    ...(Object.keys(spec.hooks).length > 0
      ? { Hooks: Object.entries(spec.hooks).map(([event, fn]) => ({ [event]: fn })) }
      : {}),
  });
}
