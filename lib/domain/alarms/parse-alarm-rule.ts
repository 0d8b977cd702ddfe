import { negate, type AlarmRule, type AlarmTerm } from './alarm-rule.ts';

/** PutCompositeAlarm takes at most 500 elements. The limit also keeps hostile text off the call stack. */
const MAX_TOKENS = 3000;
const MAX_DEPTH = 200;

/** A name or ARN: in quotes, where a backslash escapes the next character, or bare. */
const NAME = String.raw`"(?:[^"\\]|\\.)+"|'[^']+'|[^\s()"',](?:[^()"',]*[^\s()"',])?`;
const STATE = 'ALARM|OK|INSUFFICIENT_DATA';
const TERM = String.raw`(${STATE})\s*\(\s*(${NAME})\s*\)`;
const AT_LEAST = String.raw`AT_LEAST\s*\(\s*(\d{1,4})(%?)\s*,\s*(NOT\s+)?(${STATE})\s*,\s*\(\s*((?:${NAME})(?:\s*,\s*(?:${NAME}))*)\s*\)\s*\)`;
const TOKEN = new RegExp(String.raw`\s*(?:${TERM}|${AT_LEAST}|(TRUE|FALSE|AND|OR|NOT)\b|([()]))`, 'y');

type Token = { word: string } | { rule: AlarmRule };

/**
 * The rule of a composite alarm as PutCompositeAlarm documents AlarmRule: ALARM(), OK() and INSUFFICIENT_DATA() of a
 * name or an ARN, AT_LEAST(), TRUE, FALSE, NOT before AND before OR, parentheses. null: not a rule.
 */
export function parseAlarmRule(text: string): AlarmRule | null {
  const tokens = tokenize(text);
  if (tokens === null) return null;
  let next = 0;
  let depth = 0;
  const word = (): string | null => {
    const token = tokens[next];
    return token !== undefined && 'word' in token ? token.word : null;
  };
  const take = (wanted: string): boolean => {
    if (word() !== wanted) return false;
    next += 1;
    return true;
  };
  const chain = (operator: 'AND' | 'OR', operand: () => AlarmRule | null): AlarmRule | null => {
    const of: AlarmRule[] = [];
    do {
      const part = operand();
      if (part === null) return null;
      of.push(part);
    } while (take(operator));
    const [only] = of;
    if (of.length === 1 && only !== undefined) return only;
    return { kind: 'at-least', count: operator === 'AND' ? of.length : 1, of };
  };
  const or = (): AlarmRule | null => chain('OR', and);
  const and = (): AlarmRule | null => chain('AND', not);
  const not = (): AlarmRule | null => {
    let isNegated = false;
    while (take('NOT')) isNegated = !isNegated;
    const operand = primary();
    return operand !== null && isNegated ? negate(operand) : operand;
  };
  const primary = (): AlarmRule | null => {
    const token = tokens[next];
    next += 1;
    if (token === undefined) return null;
    if ('rule' in token) return token.rule;
    if (token.word === 'TRUE' || token.word === 'FALSE') return { kind: 'constant', value: token.word === 'TRUE' };
    if (token.word !== '(' || depth >= MAX_DEPTH) return null;
    depth += 1;
    const inner = or();
    depth -= 1;
    return take(')') ? inner : null;
  };
  const rule = or();
  return next === tokens.length ? rule : null;
}

function tokenize(text: string): Token[] | null {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (match === null || tokens.length >= MAX_TOKENS) return null;
    const [, state, name, amount, percent, not, ofState, list, word, bracket] = match;
    if (state !== undefined) tokens.push({ rule: term(state, name ?? '', false) });
    else if (amount === undefined) tokens.push({ word: word ?? bracket ?? '' });
    else {
      const names = (list ?? '').match(new RegExp(NAME, 'g')) ?? [];
      const count = percent === '%' ? Math.ceil((Number(amount) / 100) * names.length) : Number(amount);
      if (count < 1 || count > names.length) return null;
      const of = names.map((each) => term(ofState ?? '', each, not !== undefined));
      tokens.push({ rule: { kind: 'at-least', count, of } });
    }
  }
  return tokens;
}

function term(state: string, nameOrArn: string, negated: boolean): AlarmTerm {
  const name = /^["']/.test(nameOrArn) ? nameOrArn.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : nameOrArn;
  return {
    kind: 'term',
    // The ARN of an alarm ends with its name, which may contain colons.
    alarm: name.replace(/^arn:[^:]*:cloudwatch:[^:]*:\d*:alarm:/, ''),
    state: state === 'OK' || state === 'INSUFFICIENT_DATA' ? state : 'ALARM',
    negated,
  };
}
