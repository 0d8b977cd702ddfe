import type { Json } from './json.ts';

/** A scalar as CloudFormation writes it into text; null for lists, maps and null. */
export const textOf = (value: Json | undefined): string | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;

/** For messages, and where text is expected: other values as JSON. */
export const shown = (value: Json | undefined): string => textOf(value) ?? JSON.stringify(value) ?? '';
