import { userInfo } from 'node:os';
import { loadConfig as loadSdkSetting, NODE_REGION_CONFIG_OPTIONS } from '@smithy/core/config';
import { z } from 'zod';
import type { TargetConfig } from './parts/aws-target.ts';

/** The settings, checked. Only this file reads process.env (except for Next's own variable in instrumentation.ts). */
export interface Config {
  targets: TargetConfig[];
  host: string;
  /** 0: any free port. */
  port: number;
  databaseUrl: string;
  logLevel: LogLevel;
  /** Name for the audit log, as there is no login. */
  user: string;
}

/** A setting is missing or wrong. The message is one sentence that says what to set. */
export class ConfigError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ConfigError';
  }
}

// A target's name is part of addresses, where these words have their own meaning.
const RESERVED_NAMES = ['audit', 'health', 'stream', 'rollouts', 'groups', 'api', '_next'];

const targetName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/i, 'must be 1 to 40 letters, digits and dashes')
  .refine((name) => !RESERVED_NAMES.includes(name.toLowerCase()), 'is a name that Sluice keeps for itself');
const region = z.string().regex(/^[a-z0-9-]{2,40}$/, 'must look like eu-central-1');
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

const targetList = z
  .array(
    z.strictObject({
      name: targetName,
      region,
      roleArn: z
        .string()
        .regex(/^arn:[a-z-]+:iam::\d{12}:role\/.+$/, 'must be the ARN of a role')
        .nullish(),
      endpoint: httpUrl.nullish(),
    }),
  )
  .min(1, 'needs at least one target')
  .refine((list) => new Set(list.map((target) => target.name)).size === list.length, 'has two targets of one name');

const logLevel = z.enum(['debug', 'info', 'warn', 'error', 'silent']);
export type LogLevel = z.infer<typeof logLevel>;

const settings = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number('must be a number').int().min(0).max(65535).default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'must begin with file: or postgres://')
    .default('file:data/sluice.db'),
  LOG_LEVEL: logLevel.default('warn'),
  SLUICE_USER: z.string().trim().min(1).max(100).optional(),
  AWS_ENDPOINT_URL: httpUrl.optional(),
});

/**
 * Reads and checks the settings; the region also from the profile in ~/.aws/config, as the SDK does. Throws
 * ConfigError.
 */
export async function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Promise<Config> {
  // An empty variable counts as not set: that is how people unset one in a compose file.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = settings.safeParse(set);
  if (!parsed.success) throw new ConfigError(describe(parsed.error));
  const { HOST, PORT, DATABASE_URL, LOG_LEVEL, SLUICE_USER } = parsed.data;
  const listed = set['SLUICE_TARGETS'];
  const targets = listed === undefined ? [await defaultTarget(set)] : parseTargets(listed);
  // Left to the SDK if single services have addresses of their own: a given endpoint would override them.
  const hasOwn = Object.keys(set).some((name) => name.startsWith('AWS_ENDPOINT_URL_'));
  const everywhere = hasOwn ? null : (parsed.data.AWS_ENDPOINT_URL ?? null);
  return {
    targets: targets.map((target) => ({ ...target, endpoint: target.endpoint ?? everywhere })),
    host: HOST,
    port: PORT,
    databaseUrl: DATABASE_URL,
    logLevel: LOG_LEVEL,
    user: SLUICE_USER ?? osUser(),
  };
}

async function defaultTarget(env: Record<string, string | undefined>): Promise<TargetConfig> {
  const found = env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION'] ?? (await profileRegion(env['AWS_PROFILE']));
  if (found === null) {
    throw new ConfigError(
      'No AWS region: set AWS_REGION (for example AWS_REGION=eu-central-1), a region in your AWS profile, or SLUICE_TARGETS.',
    );
  }
  const checked = region.safeParse(found);
  if (!checked.success) throw new ConfigError(`The AWS region ${JSON.stringify(found)} must look like eu-central-1.`);
  return { name: 'default', region: checked.data, roleArn: null, endpoint: null };
}

async function profileRegion(profile: string | undefined): Promise<string | null> {
  const options = { configFileSelector: NODE_REGION_CONFIG_OPTIONS.configFileSelector };
  return loadSdkSetting<string | null>(
    { environmentVariableSelector: () => undefined, default: null, ...options },
    { preferredFile: 'credentials', ...(profile === undefined ? {} : { profile }) },
  )();
}

function parseTargets(text: string): TargetConfig[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new ConfigError(
      'SLUICE_TARGETS is not valid JSON; it is a list such as [{"name":"prod","region":"eu-central-1","roleArn":"arn:aws:iam::…"}].',
      { cause },
    );
  }
  const parsed = targetList.safeParse(json);
  if (!parsed.success) throw new ConfigError(describe(parsed.error, 'SLUICE_TARGETS'));
  return parsed.data.map((target) => ({
    name: target.name,
    region: target.region,
    roleArn: target.roleArn ?? null,
    endpoint: target.endpoint ?? null,
  }));
}

function describe(error: z.ZodError, setting?: string): string {
  const [issue] = error.issues;
  const path = issue?.path.join('.') ?? '';
  const where = [setting, path].filter((part) => part !== undefined && part !== '').join(' at ');
  return `${where}: ${(issue?.message ?? 'is wrong').replace(/\.$/, '')}.`;
}

function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a user id without a name.
    return 'local';
  }
}
