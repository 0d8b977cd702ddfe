import { Runtime, type UpdateFunctionConfigurationRequest } from '@aws-sdk/client-lambda';
import { constraint, invalidParameter } from './state.ts';

/** Lambda's limits (its guide's "Lambda quotas", and the API reference). */
const RANGES = [
  ['MemorySize', 'memorySize', 128, 10_240],
  ['Timeout', 'timeout', 1, 900],
] as const;
const STORAGE_MB = [512, 10_240] as const;
const LARGEST_ENVIRONMENT_BYTES = 4096;
const ROLE = /^arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role\/?[a-zA-Z_0-9+=,.@\-_/]+$/;
const RUNTIMES: ReadonlySet<string> = new Set(Object.values(Runtime));
/** Functions with these can be neither created nor changed since spring 2024 or before (Lambda's guide). */
const BLOCKED =
  /^(nodejs(|4\.3|4\.3-edge|6\.10|8\.10|10\.x|12\.x|14\.x)|python(2\.7|3\.6|3\.7)|java8|go1\.x|provided|ruby2\.[57]|dotnetcore.*|dotnet5\.0)$/;

export type Settings = Partial<
  Pick<
    UpdateFunctionConfigurationRequest,
    'MemorySize' | 'Timeout' | 'EphemeralStorage' | 'Environment' | 'Role' | 'Runtime'
  >
>;

/** @throws AwsError for settings that Lambda refuses. */
export function checkSettings(settings: Settings): void {
  for (const [name, member, least, most] of RANGES) checkRange(settings[name], member, least, most);
  checkRange(settings.EphemeralStorage?.Size, 'ephemeralStorage.size', ...STORAGE_MB);
  const { Role: role, Runtime: runtime, Environment: environment } = settings;
  if (role !== undefined && !ROLE.test(role))
    throw constraint(
      role.slice(0, 500),
      'role',
      `Member must satisfy regular expression pattern: ${ROLE.source.slice(1, -1)}`,
    );
  if (runtime !== undefined) checkRuntime(runtime);
  checkEnvironment(environment?.Variables ?? {});
}

function checkRange(value: number | undefined, member: string, least: number, most: number): void {
  if (value === undefined || (value >= least && value <= most)) return;
  const bound = value < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`;
  throw constraint(String(value), member, `Member must have value ${bound}`);
}

function checkRuntime(runtime: string): void {
  if (!RUNTIMES.has(runtime))
    throw invalidParameter(
      `Value ${runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: [${[...RUNTIMES].join(', ')}] or be a valid ARN`,
    );
  if (BLOCKED.test(runtime))
    throw invalidParameter(
      `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.`,
    );
}

/** Names and values together, as JSON: so AWS measures them. */
function checkEnvironment(variables: Readonly<Record<string, string>>): void {
  const wrong = Object.keys(variables).find((name) => !/^[a-zA-Z][a-zA-Z0-9_]+$/.test(name));
  if (wrong !== undefined)
    throw constraint(
      JSON.stringify(variables).slice(0, 500),
      'environment.variables',
      'Map keys must satisfy constraint: [Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]',
    );
  const text = JSON.stringify(variables);
  if (Buffer.byteLength(text) > LARGEST_ENVIRONMENT_BYTES)
    throw invalidParameter(
      `Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit. String measured: ${text}`,
    );
}
