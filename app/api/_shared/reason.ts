import { z } from 'zod';

/** Letters, digits, punctuation, symbols: what a reader of the audit log sees. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
/**
 * Control characters except tab and line breaks, and those that change the direction of text: a database may refuse
 * them, and a log could be forged with them.
 */
const UNFIT = /(?![\t\n\r])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u;

/** Why somebody acts, as shown in the audit log: 1 to 500 characters, not counting blanks around it. */
export const reason = z
  .string()
  .trim()
  .min(1, 'must say why')
  .max(500, 'must be at most 500 characters')
  .refine((text) => text.isWellFormed() && !UNFIT.test(text), 'must not hold control characters or half of a character')
  .refine((text) => VISIBLE.test(text), 'must say why');
