import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import { checkCacheSize, checkVariable, readPercent } from './check-values.ts';
import { readBoolean, readSettingPath } from './method-settings.ts';
import { STAGE_PATHS } from './stage-paths.ts';
import { badRequest } from './state.ts';

/** What one patch operation changes in a stage. */
export type StageChange =
  | { kind: 'canary'; set: { percentTraffic: number } | { useStageCache: boolean } | { deploymentId: string } }
  | { kind: 'canary-variable'; name: string; value: string | null }
  | { kind: 'remove-canary' }
  | { kind: 'promote-deployment' }
  | { kind: 'promote-variables' }
  | { kind: 'variable'; name: string; value: string | null }
  | { kind: 'deployment'; id: string }
  | { kind: 'text'; member: 'description' | 'clientCertificateId'; value: string }
  | { kind: 'tracing'; enabled: boolean }
  | { kind: 'cache'; set: { enabled: boolean } | { size: string } }
  | { kind: 'access-log'; member: 'destinationArn' | 'format'; value: string }
  | { kind: 'remove-access-log' }
  | {
      kind: 'method-setting';
      key: string;
      field: NonNullable<ReturnType<typeof readSettingPath>>['field'];
      value: string;
    }
  | { kind: 'remove-method-setting'; key: string };

const PLAIN: ReadonlySet<string> = new Set([
  'cacheClusterEnabled',
  'cacheClusterSize',
  'clientCertificateId',
  'deploymentId',
  'description',
  'tracingEnabled',
]);

const COPIES = new Map<string, { from: string; change: StageChange }>([
  ['/deploymentId', { from: '/canarySettings/deploymentId', change: { kind: 'promote-deployment' } }],
  ['/variables', { from: '/canarySettings/stageVariableOverrides', change: { kind: 'promote-variables' } }],
]);

/**
 * Reads one operation of UpdateStage's patch. Values are strings. The refusals' texts were recorded against AWS by
 * LocalStack, except those for bad values. Throws BadRequestException.
 */
export function parseStagePatch(operation: PatchOperation): StageChange {
  const { op, path = '', value, from = '' } = operation;
  const parts = path.startsWith('/') ? path.slice(1).split('/') : [];
  if (op === 'copy') return parseCopy(path, from);
  if (op === 'remove') return parseRemove(path, parts);
  if (op === 'add' && parts[0] === 'accessLogSettings') return parseReplace(path, parts, value ?? '');
  if (op !== 'replace') {
    if (isWritable(parts)) throw badRequest(`Invalid ${op ?? 'null'} operation with path: ${path.slice(0, 300)}`);
    throw invalidPath(path);
  }
  return parseReplace(path, parts, value ?? '');
}

function parseCopy(path: string, from: string): StageChange {
  const copy = COPIES.get(path);
  if (copy?.from !== from) {
    throw badRequest(
      `Invalid copy operation with path: ${path.slice(0, 300)} and from ${from.slice(0, 300)}. Valid copy:path are [/deploymentId, /variables] and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]`,
    );
  }
  return copy.change;
}

function parseRemove(path: string, parts: readonly string[]): StageChange {
  const [first = '', second = '', third = ''] = parts;
  if (path === '/canarySettings') return { kind: 'remove-canary' };
  if (path === '/accessLogSettings') return { kind: 'remove-access-log' };
  if (parts.length === 3 && first === 'canarySettings' && second === 'stageVariableOverrides')
    return { kind: 'canary-variable', name: unescapePart(third), value: null };
  if (parts.length === 2 && first === 'variables') return { kind: 'variable', name: unescapePart(second), value: null };
  return { kind: 'remove-method-setting', key: path.replace(/^\//, '') };
}

function parseReplace(path: string, parts: readonly string[], value: string): StageChange {
  const [first = '', second = '', third] = parts;
  if (first === 'accessLogSettings') return parseAccessLog(parts, value);
  if (first === 'canarySettings' && parts.length > 1) return parseCanary(path, second, third, parts.length, value);
  if (first === 'variables' && parts.length === 2) {
    const name = unescapePart(second);
    checkVariable(name, value);
    return { kind: 'variable', name, value };
  }
  switch (path) {
    case '/description':
      return { kind: 'text', member: 'description', value };
    case '/clientCertificateId':
      return { kind: 'text', member: 'clientCertificateId', value };
    case '/deploymentId':
      return { kind: 'deployment', id: value };
    case '/tracingEnabled':
      return { kind: 'tracing', enabled: readBoolean(value, path) };
    case '/cacheClusterEnabled':
      return { kind: 'cache', set: { enabled: readBoolean(value, path) } };
    case '/cacheClusterSize':
      return { kind: 'cache', set: { size: checkCacheSize(value) } };
  }
  const setting = readSettingPath(parts);
  if (setting === null) throw invalidPath(path);
  return { kind: 'method-setting', ...setting, value };
}

function parseCanary(
  path: string,
  member: string,
  name: string | undefined,
  length: number,
  value: string,
): StageChange {
  if (length === 3 && member === 'stageVariableOverrides' && name !== undefined) {
    const variable = unescapePart(name);
    checkVariable(variable, value);
    return { kind: 'canary-variable', name: variable, value };
  }
  if (length !== 2) throw invalidPath(path);
  if (member === 'percentTraffic') return { kind: 'canary', set: { percentTraffic: readPercent(value) } };
  if (member === 'useStageCache') return { kind: 'canary', set: { useStageCache: readBoolean(value, path) } };
  if (member === 'deploymentId') return { kind: 'canary', set: { deploymentId: value } };
  throw invalidPath(path);
}

function parseAccessLog(parts: readonly string[], value: string): StageChange {
  const member = parts.length === 2 ? parts[1] : undefined;
  if (member !== 'destinationArn' && member !== 'format')
    throw badRequest(
      'Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]',
    );
  if (value === '') throw badRequest('Access Log value must not be empty');
  return { kind: 'access-log', member, value };
}

/** Whether `replace` would accept the path: then it is the operation that is wrong. */
function isWritable(parts: readonly string[]): boolean {
  const [first = '', second = ''] = parts;
  if (first === 'canarySettings')
    return parts.length === 2
      ? ['percentTraffic', 'useStageCache', 'deploymentId'].includes(second)
      : parts.length === 3 && second === 'stageVariableOverrides';
  if (first === 'variables') return parts.length === 2;
  return (parts.length === 1 && PLAIN.has(first)) || readSettingPath(parts) !== null;
}

const invalidPath = (path: string) =>
  badRequest(`Invalid method setting path: ${path.slice(0, 300)}. Must be one of: [${STAGE_PATHS}]`);

/** JSON Pointer's escapes. */
const unescapePart = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');
