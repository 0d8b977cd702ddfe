import { PatternError } from './filter-pattern.ts';

export const COMPARISONS = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** Longer ones are refused: AWS limits a pattern to 1,024 characters. */
const LONGEST_REGEX = 1024;
/** AWS takes only these. They also keep a pattern from running forever: no groups, no back references. */
const REGEX_CHARACTERS = /^(?:[\w\s:;=#@/&,"'!<>~`$%^*.?+|{}[\]-]|\\.)+$/;

/** The right side of a comparison: a number, or text with wildcards or a regular expression between percent signs. */
export type Operand = { number: number | null; text: string; matches: (value: string) => boolean };

/** `quoted` text is not a number, but its wildcards count all the same. Throws PatternError. */
export function makeOperand(text: string, quoted: boolean): Operand {
  const number = quoted || text === '' || !/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(text) ? null : Number(text);
  return { number, text, matches: makeMatcher(text) };
}

/** Text with `*` for anything, or %regex%. Throws PatternError. */
function makeMatcher(text: string): (value: string) => boolean {
  const regex = /^%(.+)%$/.exec(text)?.[1];
  if (regex !== undefined) return makeRegex(regex);
  if (!text.includes('*')) return (value) => value === text;
  const parts = text.split('*');
  return (value) => matchesParts(value, parts);
}

export function makeRegex(source: string): (value: string) => boolean {
  if (source.length > LONGEST_REGEX || !REGEX_CHARACTERS.test(source)) {
    throw new PatternError(`the regular expression ${JSON.stringify(source.slice(0, 100))} is not supported`);
  }
  try {
    const regex = new RegExp(source);
    return (value) => regex.test(value);
  } catch (error) {
    throw new PatternError((error as Error).message);
  }
}

/** Without a regular expression: backtracking over many stars could run forever. */
function matchesParts(value: string, parts: readonly string[]): boolean {
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (!value.startsWith(first) || !value.endsWith(last) || value.length < first.length + last.length) return false;
  let at = first.length;
  const end = value.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const found = value.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return true;
}

/** Compares as numbers if both sides are; `<` and similar need them to be. */
export function compare(value: string | number, comparison: Comparison, operand: Operand): boolean {
  const left = typeof value === 'number' ? value : value.trim() === '' ? NaN : Number(value);
  const equal =
    operand.number !== null && !Number.isNaN(left) ? left === operand.number : operand.matches(String(value));
  if (comparison === '=') return equal;
  if (comparison === '!=') return !equal;
  if (operand.number === null || Number.isNaN(left)) return false;
  if (comparison === '<') return left < operand.number;
  if (comparison === '<=') return left <= operand.number;
  if (comparison === '>') return left > operand.number;
  return left >= operand.number;
}
