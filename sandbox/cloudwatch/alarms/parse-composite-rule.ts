import type { AlarmStateValue } from '../../kernel/cloudwatch-port.ts';
import { validationError } from '../errors.ts';
import { readAtLeast, unquote, type AtLeast } from './at-least.ts';

export type CompositeRule =
  | { kind: 'constant'; value: boolean }
  | { kind: 'state'; alarm: string; state: AlarmStateValue }
  | AtLeast
  | { kind: 'not'; operand: CompositeRule }
  | { kind: 'and' | 'or'; operands: CompositeRule[] };

/** Elements are child alarms, TRUE, FALSE and parentheses: at most 500 (PutCompositeAlarm). */
const MAX_ELEMENTS = 500;
const TOKEN =
  /\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:("(?:[^"\\]|\\.)+"|'[^']+')\s*|([^()"'\s][^()"']*))\)|(TRUE|FALSE|AND|OR|NOT)\b|([()]))/y;

interface Token {
  word: string;
  alarm: string | null;
  atLeast: AtLeast | null;
}

const invalid = (why: string) => validationError(`AlarmRule is not a valid rule expression: ${why}`);

const tokenize = (text: string): Token[] => {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const found = readAtLeast(text, at);
    if (found) {
      tokens.push({ word: 'AT_LEAST', alarm: null, atLeast: checkAtLeast(found.function) });
      TOKEN.lastIndex = found.end;
      continue;
    }
    const match = TOKEN.exec(text);
    if (!match) throw invalid(`unexpected text at position ${at}`);
    const [, state, quoted, bare, word, bracket] = match;
    const alarm = quoted === undefined ? (bare?.trimEnd() ?? null) : unquote(quoted);
    tokens.push({ word: state ?? word ?? bracket ?? '', alarm, atLeast: null });
  }
  if (tokens.reduce((sum, token) => sum + elementsOf(token), 0) > MAX_ELEMENTS)
    throw invalid(`more than ${MAX_ELEMENTS} elements`);
  return tokens;
};

const elementsOf = ({ word, atLeast }: Token): number =>
  word === 'AND' || word === 'OR' || word === 'NOT' ? 0 : (atLeast?.alarms.length ?? 1);

const checkAtLeast = (atLeast: AtLeast): AtLeast => {
  const { count, alarms } = atLeast;
  if (count < 1 || count > alarms.length) throw invalid(`AT_LEAST takes 1 to ${alarms.length} alarms, or 1% to 100%`);
  return { ...atLeast, alarms: alarms.map(nameOf) };
};

/** `ALARM("arn:aws:cloudwatch:…:alarm:name")` means `ALARM(name)`. */
const nameOf = (nameOrArn: string): string => nameOrArn.replace(/^arn:[^:]*:cloudwatch:[^:]*:\d*:alarm:/, '');

/** ALARM(), OK(), INSUFFICIENT_DATA(), AT_LEAST(), TRUE, FALSE, NOT, AND before OR, (). @throws ValidationError */
export const parseCompositeRule = (text: string): CompositeRule => {
  const tokens = tokenize(text);
  let next = 0;
  const takes = (word: string): boolean => tokens[next]?.word === word && ++next > 0;

  const chain = (kind: 'and' | 'or', word: string, operand: () => CompositeRule): CompositeRule => {
    const first = operand();
    const operands = [first];
    while (takes(word)) operands.push(operand());
    return operands.length === 1 ? first : { kind, operands };
  };
  const or = (): CompositeRule => chain('or', 'OR', and);
  const and = (): CompositeRule => chain('and', 'AND', not);
  const not = (): CompositeRule => {
    let negated = false;
    while (takes('NOT')) negated = !negated;
    const operand = primary();
    return negated ? { kind: 'not', operand } : operand;
  };
  const primary = (): CompositeRule => {
    const token = tokens[next++];
    if (!token) throw invalid('it ends too early');
    if (token.word === '(') {
      const inner = or();
      if (!takes(')')) throw invalid("')' is missing");
      return inner;
    }
    if (token.word === 'TRUE' || token.word === 'FALSE') return { kind: 'constant', value: token.word === 'TRUE' };
    if (token.atLeast) return token.atLeast;
    const state = (['ALARM', 'OK', 'INSUFFICIENT_DATA'] as const).find((known) => known === token.word);
    if (!state || token.alarm === null) throw invalid(`unexpected ${token.word}`);
    return { kind: 'state', alarm: nameOf(token.alarm), state };
  };

  const rule = or();
  if (next < tokens.length) throw invalid(`unexpected ${tokens[next]?.word ?? ''}`);
  return rule;
};

/** Names of the alarms that the rule watches, each once. */
export const childrenOf = (rule: CompositeRule): string[] => {
  switch (rule.kind) {
    case 'constant':
      return [];
    case 'state':
      return [rule.alarm];
    case 'at-least':
      return [...new Set(rule.alarms)];
    case 'not':
      return childrenOf(rule.operand);
    case 'and':
    case 'or':
      return [...new Set(rule.operands.flatMap(childrenOf))];
  }
};

/** `stateOf` gives null for a deleted child: it is in no state. */
export const holds = (rule: CompositeRule, stateOf: (alarm: string) => AlarmStateValue | null): boolean => {
  switch (rule.kind) {
    case 'constant':
      return rule.value;
    case 'state':
      return stateOf(rule.alarm) === rule.state;
    case 'at-least':
      return rule.alarms.filter((alarm) => (stateOf(alarm) === rule.state) !== rule.negated).length >= rule.count;
    case 'not':
      return !holds(rule.operand, stateOf);
    case 'and':
      return rule.operands.every((operand) => holds(operand, stateOf));
    case 'or':
      return rule.operands.some((operand) => holds(operand, stateOf));
  }
};
