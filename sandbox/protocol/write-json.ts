import { JsonShapeSerializer2 } from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';

type JsonSettings = ConstructorParameters<typeof JsonShapeSerializer2>[0];

/** JSON text of a value by its schema. */
export function writeJson(settings: JsonSettings, schema: NormalizedSchema, value: object): string {
  const serializer = new JsonShapeSerializer2(settings);
  serializer.write(schema, value);
  const flushed: string | Uint8Array = serializer.flush();
  // A plain view of the bytes: the serializer's own type warns at every use as a string.
  return typeof flushed === 'string'
    ? flushed
    : Buffer.from(flushed.buffer, flushed.byteOffset, flushed.byteLength).toString('utf8');
}
