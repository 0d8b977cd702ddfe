import type { FilterPattern } from './filter-pattern.ts';
import { PatternError } from './filter-pattern.ts';
import { Scanner } from './scanner.ts';
import { compare, COMPARISONS, makeOperand, type Operand } from './value-test.ts';

interface Field {
  name: string;
  test: (value: string) => boolean;
}

const OPERATORS = COMPARISONS.toSorted((a, b) => b.length - a.length);
const NAME = /[\w.-]+/y;
const BARE = /[^\s,\]&|=!<>"()]+/y;
const ELLIPSIS = '...';

/** `[ip, ..., status = 5* && status != 503, bytes > 1000]`: fields separated by spaces. Throws PatternError. */
export function parseFieldsPattern(text: string): FilterPattern {
  const scanner = new Scanner(text);
  scanner.expect('[');
  const fields: (Field | typeof ELLIPSIS)[] = [];
  if (!scanner.take(']')) {
    do {
      fields.push(scanner.take(ELLIPSIS) ? ELLIPSIS : readField(scanner));
    } while (scanner.take(','));
    scanner.expect(']');
  }
  if (!scanner.atEnd()) scanner.fail('there is something after the pattern');
  const gap = fields.indexOf(ELLIPSIS);
  if (fields.indexOf(ELLIPSIS, gap + 1) > 0) throw new PatternError('a pattern has one ellipsis at most');
  const head = (gap < 0 ? fields : fields.slice(0, gap)) as Field[];
  const tail = (gap < 0 ? [] : fields.slice(gap + 1)) as Field[];
  return (message) => {
    const values = splitFields(message);
    if (gap < 0 ? values.length !== head.length : values.length < head.length + tail.length) return null;
    const found = new Map<string, string>();
    const fits = (part: Field[], from: number): boolean =>
      part.every(({ name, test }, i) => {
        const value = values[from + i] ?? '';
        found.set(name, value);
        return test(value);
      });
    if (!fits(head, 0) || !fits(tail, values.length - tail.length)) return null;
    return (selector) => found.get(selector.replace(/^\$\.?/, ''));
  };
}

function readField(scanner: Scanner): Field {
  const name = scanner.match(NAME) ?? scanner.fail('a field name is missing');
  const first = readCondition(scanner);
  if (first === null) return { name, test: () => true };
  let test = readBoth(scanner, first);
  while (scanner.take('||')) {
    const before = test;
    const next = readBoth(scanner, readNext(scanner));
    test = (value) => before(value) || next(value);
  }
  return { name, test };
}

function readBoth(scanner: Scanner, first: Field['test']): Field['test'] {
  let test = first;
  while (scanner.take('&&')) {
    const before = test;
    const next = readNext(scanner);
    test = (value) => before(value) && next(value);
  }
  return test;
}

function readNext(scanner: Scanner): Field['test'] {
  // The field's own name again.
  if (scanner.match(NAME) === null) scanner.fail('a field name is missing');
  return readCondition(scanner) ?? scanner.fail('expected a comparison');
}

function readCondition(scanner: Scanner): Field['test'] | null {
  const comparison = OPERATORS.find((operator) => scanner.take(operator));
  if (comparison === undefined) return null;
  const quoted = scanner.quoted();
  const operand: Operand =
    quoted !== null
      ? makeOperand(quoted, true)
      : makeOperand(scanner.regex() ?? scanner.match(BARE) ?? scanner.fail('a value is missing'), false);
  return (value) => compare(value, comparison, operand);
}

/** Splits at spaces; [brackets] or "quotes" hold one field. */
function splitFields(message: string): string[] {
  return [...message.matchAll(/\[([^\]]*)\]|"([^"]*)"|(\S+)/g)].map(
    ([, inBrackets, inQuotes, plain]) => inBrackets ?? inQuotes ?? plain ?? '',
  );
}
