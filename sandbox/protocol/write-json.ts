import { JsonShapeSerializer2 } from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { javaDouble } from '../kernel/java-double.ts';
import { writeDoubles } from './doubles.ts';

declare global {
  interface JSON {
    /** ECMAScript's "JSON.parse source text access", which Node.js has and TypeScript does not know yet. */
    rawJSON(text: string): object;
  }
}

type JsonSettings = ConstructorParameters<typeof JsonShapeSerializer2>[0];

/** A value as JSON text, by its schema. Doubles look like AWS's: 5 is 5.0, so that clients see no integer. */
export function writeJson(settings: JsonSettings, schema: NormalizedSchema, value: object): string {
  const serializer = new JsonShapeSerializer2(settings);
  const written = writeDoubles(schema, value, (double) => JSON.rawJSON(javaDouble(double)));
  serializer.write(schema, written);
  const flushed: string | Uint8Array = serializer.flush();
  // A plain view of the bytes: the serializer's type warns at every use as a string.
  return typeof flushed === 'string'
    ? flushed
    : Buffer.from(flushed.buffer, flushed.byteOffset, flushed.byteLength).toString('utf8');
}
