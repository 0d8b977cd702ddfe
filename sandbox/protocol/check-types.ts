import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../kernel/operation.ts';

/** `epoch`: timestamps are seconds, as in JSON; `date`: they are Dates already, from the CBOR codec. */
export type TimestampForm = 'epoch' | 'date';

/**
 * Refuses values whose types differ from the schema's: the SDK's codecs trust what they read, AWS does not. Unknown
 * members pass, as at AWS. The texts follow those of AWS's JSON services, followed by the member's path. Throws
 * SerializationException.
 */
export function checkTypes(schema: NormalizedSchema, value: unknown, timestamps: TimestampForm, path = ''): void {
  if (value === null || value === undefined) return;
  if (schema.isStructSchema()) {
    if (!isPlainObject(value)) refuse(value, 'structure', path);
    for (const [name, member] of schema.structIterator()) {
      const key = timestamps === 'epoch' ? (member.getMergedTraits().jsonName ?? name) : name;
      if (Object.hasOwn(value, key)) checkTypes(member, value[key], timestamps, path === '' ? key : `${path}.${key}`);
    }
  } else if (schema.isListSchema()) {
    if (!Array.isArray(value)) refuse(value, 'List', path);
    const member = schema.getValueSchema();
    for (const [index, item] of value.entries()) {
      // A list has no nulls unless its shape allows them.
      if (item === null && !schema.getMergedTraits().sparse)
        throw serializationError(`NULL_VALUE can not be an item of a List (at ${path}[${index}])`);
      checkTypes(member, item, timestamps, `${path}[${index}]`);
    }
  } else if (schema.isMapSchema()) {
    if (!isPlainObject(value)) refuse(value, 'Map', path);
    const member = schema.getValueSchema();
    for (const [key, item] of Object.entries(value)) checkTypes(member, item, timestamps, `${path}.${key}`);
  } else if (schema.isNumericSchema()) {
    if (typeof value !== 'number' && !NOT_FINITE.has(value)) refuse(value, 'Number', path);
  } else if (schema.isTimestampSchema()) {
    if (!isTimestamp(value, timestamps)) refuse(value, 'Timestamp', path);
  } else if (schema.isBooleanSchema()) {
    if (typeof value !== 'boolean') refuse(value, 'Boolean', path);
  } else if (schema.isBlobSchema()) {
    if (!(value instanceof Uint8Array) && !(typeof value === 'string' && isBase64(value))) refuse(value, 'Blob', path);
  } else if (schema.isStringSchema() && typeof value !== 'string') {
    refuse(value, 'String', path);
  }
}

export function serializationError(message: string): AwsError {
  return new AwsError('SerializationException', message);
}

/** JSON has no numbers for these; the protocols write them as strings. */
const NOT_FINITE: ReadonlySet<unknown> = new Set(['NaN', 'Infinity', '-Infinity']);

/** Date's range: more seconds make an invalid Date. */
const LATEST_EPOCH_SECONDS = 8.64e12;

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isBase64 = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);

function isTimestamp(value: unknown, form: TimestampForm): boolean {
  if (form === 'date') return value instanceof Date && !Number.isNaN(value.getTime());
  return typeof value === 'number' && Math.abs(value) <= LATEST_EPOCH_SECONDS;
}

function refuse(value: unknown, wanted: string, path: string): never {
  const where = path === '' ? '' : ` (at ${path.slice(0, 500)})`;
  if (typeof value === 'object')
    throw serializationError(`Start of structure or map found where not expected.${where}`);
  const token =
    typeof value === 'boolean' ? String(value).toUpperCase() : typeof value === 'number' ? 'NUMBER' : 'STRING';
  throw serializationError(`${token}_VALUE can not be converted to a ${wanted}${where}`);
}
