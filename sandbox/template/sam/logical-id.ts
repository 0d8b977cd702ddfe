import { createHash } from 'node:crypto';
import { isMap, type Json } from '../json.ts';

/** Ten digits of a value's SHA-1: how SAM names its versions and layers. */
export function hashOf(value: Json): string {
  const text = typeof value === 'string' ? value : stringify(value);
  return createHash('sha1').update(text).digest('hex').slice(0, 10);
}

/** JSON as Python writes it, with sorted keys and no spaces: SAM hashes that text. */
function stringify(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(stringify).join(',')}]`;
  if (!isMap(value)) return escapeText(JSON.stringify(value));
  const keys = Object.keys(value).toSorted((a, b) => (a < b ? -1 : 1));
  return `{${keys.map((key) => `${escapeText(JSON.stringify(key))}:${stringify(value[key] ?? null)}`).join(',')}}`;
}

const escapeText = (text: string): string =>
  text.replaceAll(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
