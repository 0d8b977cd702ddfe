import { z } from 'zod';

export const publishedVersion = z
  .string()
  .regex(/^[1-9]\d{0,9}$/, 'must be the number of a published version, as text');

/** "$LATEST" is the current code, which has no number yet. */
export const anyVersion = z
  .string()
  .regex(/^([1-9]\d{0,9}|\$LATEST)$/, 'must be the number of a published version, as text, or "$LATEST"');
