import { intrinsicOf, isMap, own, type Json, type JsonMap } from '../json.ts';
import type { Source } from '../source.ts';
import { replaceVariables } from '../sub-text.ts';
import { TemplateError } from '../template-error.ts';
import { textOf } from '../text-of.ts';

/** Where packaged code is: what `sam package` writes instead of a local path. */
interface ObjectUri {
  S3Bucket: string;
  S3Key: string;
}

/** Code that a template names by a path. */
export interface LocalCode {
  logicalId: string;
  /** As written. */
  path: string;
  handler?: Json | undefined;
  runtime?: Json | undefined;
  /** The resource's. */
  metadata?: Json | undefined;
}

/** `why`: for what reason it does not run; absent: it may. */
export type Packaged = ObjectUri & { why?: string };

export interface SamContext {
  source: Source;
  parameters: ReadonlyMap<string, string | string[]>;
  mappings: JsonMap;
  /** Stands in for `sam package`: uploads a local path. */
  packageCode: (code: LocalCode, at: JsonMap, key: string) => ObjectUri;
  /** The resources made so far, by logical id. */
  made: Map<string, JsonMap>;
  /** "Function.Version" and the like, and layers, with the logical id of each. */
  renamed: Map<string, string>;
  /** Properties of the layers in the template, as written. */
  layers: ReadonlyMap<string, JsonMap>;
}

/** @throws TemplateError with SAM's sentence. */
export function invalid(context: SamContext, logicalId: string, message: string, at: Json, key?: string): never {
  const { source } = context;
  const place = source.placeOf(at, key);
  throw new TemplateError([
    {
      file: source.file,
      place,
      thing: `Resources.${logicalId}`,
      message: `Resource with id [${logicalId}] is invalid. ${message}`,
    },
  ]);
}

/** Resolves Ref, Fn::Sub and Fn::FindInMap as far as SAM does so before the stack is created. */
export function resolveEarly(context: SamContext, value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => resolveEarly(context, item));
  if (!isMap(value)) return value;
  const intrinsic = intrinsicOf(value);
  const argument = intrinsic === null ? null : resolveEarly(context, intrinsic.argument);
  if (intrinsic?.name === 'Ref' && typeof argument === 'string') return context.parameters.get(argument) ?? value;
  if (intrinsic?.name === 'Fn::Sub' && typeof argument === 'string') return resolveSub(context, argument);
  if (intrinsic?.name === 'Fn::FindInMap' && Array.isArray(argument)) {
    let found: Json | undefined = context.mappings;
    for (const key of argument.slice(0, 3)) {
      const text = textOf(key);
      found = isMap(found) && text !== null ? own(found, text) : undefined;
    }
    if (found !== undefined) return found;
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveEarly(context, item)]));
}

function resolveSub(context: SamContext, template: string): Json {
  let open = false;
  const text = replaceVariables(template, (name) => {
    const value = context.parameters.get(name);
    if (typeof value === 'string') return value;
    open = true;
    return `\${${name}}`;
  });
  return open ? { 'Fn::Sub': text } : text;
}
