import { badRequest } from './state.ts';

/** 0–100 is documented; AWS's message for other values is not known. Throws BadRequestException. */
export function checkPercent(percent: number): number {
  if (!(percent >= 0 && percent <= 100))
    throw badRequest('Invalid percentTraffic value specified. Must be between 0.0 and 100.0');
  return percent;
}

/** A percentage as patches write it: "25", "25.0". Throws BadRequestException. */
export function readPercent(text: string): number {
  return checkPercent(/^\d{1,3}(\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN);
}

/** The rule is in the SDK's documentation of CreateStage; AWS's message is not known. */
export function checkVariable(name: string, value: string): void {
  if (!/^\w{1,128}$/.test(name))
    throw badRequest(`Invalid stage variable name: ${name.slice(0, 128)}. Must match [A-Za-z0-9_]+`);
  if (!/^[\w\-.~:/?#&=,]{0,2048}$/.test(value))
    throw badRequest(`Invalid stage variable value: ${value.slice(0, 200)}. Must match [A-Za-z0-9-._~:/?#&=,]+`);
}

export function checkVariables(variables: Record<string, string> | undefined): Record<string, string> {
  for (const [name, value] of Object.entries(variables ?? {})) checkVariable(name, value);
  return { ...variables };
}

/** The rule is from the guide; the message is not AWS's. */
export function checkStageName(name: string): string {
  if (!/^[\w-]{1,128}$/.test(name))
    throw badRequest('Stage name only allows alphanumeric characters, hyphens, and underscores');
  return name;
}

const CACHE_SIZES: ReadonlySet<string> = new Set(['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237']);

/** Gigabytes, as in the SDK's enum. Throws BadRequestException. */
export function checkCacheSize(size: string): string {
  if (!CACHE_SIZES.has(size))
    throw badRequest(`Invalid cache cluster size specified. Must be one of: [${[...CACHE_SIZES].join(', ')}]`);
  return size;
}
