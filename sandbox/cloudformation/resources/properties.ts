import { isMap, type Json, type JsonMap } from '../../template/json.ts';
import { textOf } from '../../template/text-of.ts';

/** Properties that do not fit their resource type. */
export class PropertyError extends Error {}

const wrong = (name: string, expected: string): never => {
  throw new PropertyError(`Properties validation failed: #/${name}: expected type: ${expected}`);
};

export function textAt(properties: JsonMap, name: string): string | undefined {
  const value = properties[name];
  return value === undefined ? undefined : (textOf(value) ?? wrong(name, 'String'));
}

export function requiredText(properties: JsonMap, name: string): string {
  const text = textAt(properties, name);
  if (text === undefined) throw new PropertyError(`Properties validation failed: #: required key [${name}] not found`);
  return text;
}

/** Templates may write numbers as text. */
export function numberAt(properties: JsonMap, name: string): number | undefined {
  const value = properties[name];
  if (value === undefined) return undefined;
  const text = textOf(value)?.trim() ?? '';
  return text === '' || !Number.isFinite(Number(text)) || typeof value === 'boolean'
    ? wrong(name, 'Number')
    : Number(text);
}

export function flagAt(properties: JsonMap, name: string): boolean | undefined {
  const value = properties[name];
  if (value === undefined || typeof value === 'boolean') return value;
  if (value === 'true' || value === 'True') return true;
  return value === 'false' || value === 'False' ? false : wrong(name, 'Boolean');
}

export function mapAt(properties: JsonMap, name: string): JsonMap | undefined {
  const value = properties[name];
  return value === undefined || isMap(value) ? value : wrong(name, 'JSONObject');
}

export function textsAt(properties: JsonMap, name: string): string[] | undefined {
  const value = properties[name];
  if (value === undefined) return undefined;
  return Array.isArray(value)
    ? value.map((item) => textOf(item) ?? wrong(name, 'Array of String'))
    : wrong(name, 'JSONArray');
}

/** `[{Key, Value}]`. */
export function tagsAt(properties: JsonMap): { Key: string; Value: string }[] {
  const tags = properties['Tags'] ?? [];
  if (!Array.isArray(tags)) return wrong('Tags', 'JSONArray');
  return tags.map((tag) => {
    const map = isMap(tag) ? tag : wrong('Tags', 'Array of Tag');
    return { Key: requiredText(map, 'Key'), Value: textAt(map, 'Value') ?? '' };
  });
}

/** A value as an API takes it: the listed members become numbers and booleans at any depth, other scalars text. */
export function coerce(value: Json, numbers: ReadonlySet<string>, flags: ReadonlySet<string>): Json {
  if (Array.isArray(value)) return value.map((item) => coerce(item, numbers, flags));
  if (!isMap(value)) return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]): [string, Json] => {
      if (numbers.has(name)) return [name, numberAt(value, name) ?? null];
      if (flags.has(name)) return [name, flagAt(value, name) ?? null];
      return [name, coerce(item, numbers, flags)];
    }),
  );
}

/** CodeDeploy's API starts members with a small letter, CloudFormation with a capital. */
export function lowerFirst(value: Json): Json {
  if (Array.isArray(value)) return value.map(lowerFirst);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name.charAt(0).toLowerCase() + name.slice(1), lowerFirst(item)]),
  );
}
