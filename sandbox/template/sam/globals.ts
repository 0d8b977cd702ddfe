import { intrinsicOf, isMap, own, type Json, type JsonMap } from '../json.ts';
import type { Source } from '../source.ts';

/** Only for Function does the sandbox know what Globals may hold; SAM refuses the rest. */
const SECTIONS = [
  'Api',
  'CapacityProvider',
  'Function',
  'HttpApi',
  'LayerVersion',
  'SimpleTable',
  'StateMachine',
  'WebSocketApi',
];
const NOT_GLOBAL = new Set(['Role', 'Policies', 'FunctionName', 'Events', 'InlineCode', 'ImageUri', 'PackageType']);

/**
 * Merges the Globals section into a resource's properties: merges maps, joins lists with the global one first, and
 * keeps the resource's own value for anything else.
 */
export function mergeGlobals(
  globals: JsonMap,
  section: string,
  properties: JsonMap,
  ignore: Json | undefined,
  source: Source,
): JsonMap {
  const all = own(globals, section);
  if (!isMap(all) || ignore === '*') return properties;
  const ignored = new Set(Array.isArray(ignore) ? ignore : []);
  const kept = Object.fromEntries(Object.entries(all).filter(([key]) => !ignored.has(key)));
  source.copy(all, kept);
  return mergeMaps(kept, properties, source);
}

function mergeMaps(global: JsonMap, local: JsonMap, source: Source): JsonMap {
  const entries = new Map(Object.entries(global));
  for (const [key, value] of Object.entries(local)) {
    const shared = entries.get(key);
    entries.set(key, shared === undefined ? value : merge(shared, value, source));
  }
  const merged: JsonMap = Object.fromEntries(entries);
  source.copy(local, merged);
  for (const key of Object.keys(global)) {
    const place = Object.hasOwn(local, key) ? null : source.placeOf(global, key);
    if (place !== null) source.noteKey(merged, key, place);
  }
  return merged;
}

function merge(global: Json, local: Json, source: Source): Json {
  if (Array.isArray(global) && Array.isArray(local)) return [...global, ...local];
  const functions = intrinsicOf(global) !== null || intrinsicOf(local) !== null;
  return isMap(global) && isMap(local) && !functions ? mergeMaps(global, local, source) : local;
}

/** @throws TemplateError in SAM's words. */
export function checkGlobals(globals: Json, source: Source): asserts globals is JsonMap {
  if (!isMap(globals))
    source.fail('Globals', "'Globals' section is invalid. It must be a non-empty dictionary", globals);
  for (const [section, properties] of Object.entries(globals)) {
    if (!SECTIONS.includes(section))
      source.fail(
        'Globals',
        `'Globals' section is invalid. '${section}' is not supported. Must be one of the following values - [${SECTIONS.map((name) => `'${name}'`).join(', ')}]`,
        globals,
        section,
      );
    if (!isMap(properties))
      source.fail(
        `Globals.${section}`,
        "'Globals' section is invalid. Value of ${section} must be a dictionary",
        globals,
        section,
      );
    const wrong = section === 'Function' ? Object.keys(properties).find((key) => NOT_GLOBAL.has(key)) : undefined;
    if (wrong !== undefined)
      source.fail(
        `Globals.${section}.${wrong}`,
        `'Globals' section is invalid. '${wrong}' is not a supported property of '${section}'.`,
        properties,
        wrong,
      );
  }
}
