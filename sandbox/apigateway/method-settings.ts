import type { MethodSetting } from '@aws-sdk/client-api-gateway';
import { badRequest, type StageRecord } from './state.ts';

/** The last two parts of a patch's path, and the setting they stand for. */
const FIELDS = {
  'metrics/enabled': ['metricsEnabled', 'boolean'],
  'logging/dataTrace': ['dataTraceEnabled', 'boolean'],
  'logging/loglevel': ['loggingLevel', 'level'],
  'throttling/burstLimit': ['throttlingBurstLimit', 'number'],
  'throttling/rateLimit': ['throttlingRateLimit', 'number'],
  'caching/ttlInSeconds': ['cacheTtlInSeconds', 'number'],
  'caching/enabled': ['cachingEnabled', 'boolean'],
  'caching/dataEncrypted': ['cacheDataEncrypted', 'boolean'],
  'caching/requireAuthorizationForCacheControl': ['requireAuthorizationForCacheControl', 'boolean'],
  'caching/unauthorizedCacheControlHeaderStrategy': ['unauthorizedCacheControlHeaderStrategy', 'strategy'],
} as const satisfies Record<string, readonly [keyof MethodSetting, 'boolean' | 'number' | 'level' | 'strategy']>;

/** Defaults of a setting, recorded against AWS by LocalStack. */
const DEFAULTS: MethodSetting = {
  metricsEnabled: false,
  dataTraceEnabled: false,
  throttlingBurstLimit: 5000,
  throttlingRateLimit: 10_000,
  cachingEnabled: false,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
};

type Field = keyof typeof FIELDS;

const STRATEGIES = ['FAIL_WITH_403', 'SUCCEED_WITH_RESPONSE_HEADER', 'SUCCEED_WITHOUT_RESPONSE_HEADER'];

/** `*\/*` and `throttling/burstLimit` from the parts of `/*\/*\/throttling/burstLimit`; null for any other path. */
export function readSettingPath(parts: readonly string[]): { key: string; field: Field } | null {
  const [resource, method, ...rest] = parts;
  const field = rest.join('/');
  if (parts.length !== 4 || resource === '' || method === '' || !Object.hasOwn(FIELDS, field)) return null;
  return { key: `${resource}/${method}`, field: field as Field };
}

/**
 * Changes one setting of a method. A method without settings starts from those of `*\/*`; later changes of `*\/*` do
 * not reach it (both recorded against AWS by LocalStack). Throws BadRequestException.
 */
export function setMethodSetting(stage: StageRecord, key: string, field: Field, text: string): void {
  const [name, kind] = FIELDS[field];
  const before = stage.methodSettings[key] ?? stage.methodSettings['*/*'] ?? DEFAULTS;
  stage.methodSettings = { ...stage.methodSettings, [key]: { ...before, [name]: readValue(kind, text, field) } };
}

function readValue(kind: 'boolean' | 'number' | 'level' | 'strategy', text: string, field: string): unknown {
  if (kind === 'boolean') return readBoolean(text, `/${field}`);
  if (kind === 'number' && /^-?\d{1,9}(\.\d{1,9})?$/.test(text)) return Number(text);
  if (kind === 'level' && ['OFF', 'ERROR', 'INFO'].includes(text)) return text;
  if (kind === 'strategy' && STRATEGIES.includes(text)) return text;
  throw badRequest(`Invalid value for ${field}: ${text.slice(0, 200)}`);
}

/** Patch values are strings. AWS's message for one that is neither true nor false is not known. */
export function readBoolean(text: string, path: string): boolean {
  const lower = text.toLowerCase();
  if (lower !== 'true' && lower !== 'false')
    throw badRequest(`Invalid value for ${path}: ${text.slice(0, 200)}. Must be true or false`);
  return lower === 'true';
}
