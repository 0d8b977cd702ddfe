import { PatternError, type FilterPattern } from './filter-pattern.ts';
import { parseFieldsPattern } from './parse-fields-pattern.ts';
import { parseJsonPattern } from './parse-json-pattern.ts';
import { parseTermsPattern } from './parse-terms-pattern.ts';

const LONGEST = 1024;

/**
 * Reads a filter pattern: JSON in braces, fields in brackets, otherwise terms; an empty one matches everything. Follows
 * the AWS guide "Filter pattern syntax for metric filters". Throws PatternError.
 */
export function parsePattern(text: string): FilterPattern {
  if (text.length > LONGEST) throw new PatternError(`the pattern is longer than ${LONGEST} characters`);
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return parseJsonPattern(trimmed);
  if (trimmed.startsWith('[')) return parseFieldsPattern(trimmed);
  return parseTermsPattern(trimmed);
}
