import { invalidParameter } from './errors.ts';
import { PatternError, type FilterPattern } from './pattern/filter-pattern.ts';
import { parsePattern } from './pattern/parse-pattern.ts';

/** Throws InvalidParameterException that says where the pattern is wrong. */
export function readPattern(text: string): FilterPattern {
  try {
    return parsePattern(text);
  } catch (error) {
    if (error instanceof PatternError) throw invalidParameter(`Invalid metric filter pattern: ${error.message}`);
    throw error;
  }
}
