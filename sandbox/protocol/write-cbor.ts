import type { NormalizedSchema } from '@smithy/core/schema';
import { isDouble } from './doubles.ts';

const UNSIGNED = 0;
const NEGATIVE = 1;
const BYTES = 2;
const TEXT = 3;
const LIST = 4;
const MAP = 5;
const EPOCH_TAG = 0xc1;
const FALSE = 0xf4;
const TRUE = 0xf5;
const NULL = 0xf6;
const FLOAT64 = 0xfb;

/**
 * An answer as CBOR, by its schema, as smithy-rpc-v2-cbor requires. The SDK's own serializer writes a whole double as
 * an integer, which typed clients (Go's, Java's) may refuse.
 */
export function writeCbor(schema: NormalizedSchema, value: object): Uint8Array {
  const out = new Bytes();
  writeValue(out, schema, value, false);
  return out.done();
}

function writeValue(out: Bytes, schema: NormalizedSchema, value: unknown, double: boolean): void {
  if (value === null || value === undefined) out.byte(NULL);
  else if (typeof value === 'number') writeNumber(out, value, double);
  else if (typeof value === 'string') out.text(value);
  else if (typeof value === 'boolean') out.byte(value ? TRUE : FALSE);
  else if (value instanceof Uint8Array) out.bytes(value);
  else if (value instanceof Date) {
    out.byte(EPOCH_TAG);
    writeNumber(out, value.getTime() / 1000, false);
  } else if (Array.isArray(value)) {
    const items: unknown[] = value.filter((item) => item !== null && item !== undefined);
    out.head(LIST, items.length);
    for (const item of items) writeValue(out, schema.getValueSchema(), item, double);
  } else if (schema.isStructSchema()) {
    const members = [...schema.structIterator()].flatMap(([name, member]) => {
      const held: unknown = Reflect.get(value, name);
      return held === null || held === undefined ? [] : [{ name, member, held }];
    });
    out.head(MAP, members.length);
    for (const { name, member, held } of members) {
      out.text(name);
      writeValue(out, member, held, isDouble(schema, name));
    }
  } else {
    const entries = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
    out.head(MAP, entries.length);
    for (const [key, item] of entries) {
      out.text(key);
      writeValue(out, schema.getValueSchema(), item, double);
    }
  }
}

function writeNumber(out: Bytes, value: number, double: boolean): void {
  if (double || !Number.isSafeInteger(value)) out.float64(value);
  else if (value < 0) out.head(NEGATIVE, -1 - value);
  else out.head(UNSIGNED, value);
}

/** A growing buffer. */
class Bytes {
  private buffer = Buffer.allocUnsafe(4096);
  private length = 0;

  done(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  byte(value: number): void {
    this.room(1);
    this.buffer[this.length++] = value;
  }

  float64(value: number): void {
    this.room(9);
    this.buffer[this.length] = FLOAT64;
    this.buffer.writeDoubleBE(value, this.length + 1);
    this.length += 9;
  }

  text(value: string): void {
    const size = Buffer.byteLength(value);
    this.head(TEXT, size);
    this.room(size);
    this.length += this.buffer.write(value, this.length);
  }

  bytes(value: Uint8Array): void {
    this.head(BYTES, value.length);
    this.room(value.length);
    this.buffer.set(value, this.length);
    this.length += value.length;
  }

  /** A major type with its argument (RFC 8949, section 3), in as few bytes as hold it. */
  head(major: number, argument: number): void {
    this.room(9);
    const type = major << 5;
    if (argument < 24) this.buffer[this.length++] = type | argument;
    else if (argument < 2 ** 8) {
      this.buffer[this.length++] = type | 24;
      this.buffer[this.length++] = argument;
    } else if (argument < 2 ** 16) {
      this.buffer[this.length] = type | 25;
      this.buffer.writeUInt16BE(argument, this.length + 1);
      this.length += 3;
    } else if (argument < 2 ** 32) {
      this.buffer[this.length] = type | 26;
      this.buffer.writeUInt32BE(argument, this.length + 1);
      this.length += 5;
    } else {
      this.buffer[this.length] = type | 27;
      this.buffer.writeBigUInt64BE(BigInt(argument), this.length + 1);
      this.length += 9;
    }
  }

  private room(size: number): void {
    if (this.length + size <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.length + size, this.buffer.length * 2));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }
}
