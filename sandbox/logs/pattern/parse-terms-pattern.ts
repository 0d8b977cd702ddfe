import { nothing, type FilterPattern } from './filter-pattern.ts';
import { Scanner } from './scanner.ts';
import { makeRegex } from './value-test.ts';

type Test = (message: string) => boolean;

/** `ERROR "out of memory" -EXIT`: every term, none of those with a minus; `?A ?B`: any. Throws PatternError. */
export function parseTermsPattern(text: string): FilterPattern {
  const scanner = new Scanner(text);
  const all: Test[] = [];
  const any: Test[] = [];
  const none: Test[] = [];
  while (!scanner.atEnd()) {
    const where = scanner.take('?') ? any : scanner.take('-') ? none : all;
    where.push(readTerm(scanner));
  }
  return (message) => {
    if (none.some((test) => test(message))) return null;
    // AWS documents that terms with a question mark are ignored beside others.
    const others = all.length + none.length > 0;
    const fits = others ? all.every((test) => test(message)) : any.length === 0 || any.some((test) => test(message));
    return fits ? nothing : null;
  };
}

function readTerm(scanner: Scanner): Test {
  const regex = scanner.regex();
  if (regex !== null) return makeRegex(regex.slice(1, -1));
  const quoted = scanner.quoted();
  if (quoted !== null) return (message) => message.includes(quoted);
  const term = scanner.match(/[^\s"]+/y) ?? scanner.fail('a term is missing');
  return (message) => message.includes(term);
}
