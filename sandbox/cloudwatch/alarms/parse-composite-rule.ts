import type { AlarmStateValue } from '../../kernel/cloudwatch-port.ts';
import { validationError } from '../errors.ts';

export type CompositeRule =
  | { kind: 'constant'; value: boolean }
  | { kind: 'state'; alarm: string; state: AlarmStateValue }
  | { kind: 'not'; operand: CompositeRule }
  | { kind: 'and' | 'or'; operands: CompositeRule[] };

/** Elements are child alarms, TRUE, FALSE and parentheses: at most 500, says PutCompositeAlarm. */
const MAX_ELEMENTS = 500;
const TOKEN =
  /\s*(?:(ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]+)"\s*|'([^']+)'\s*|([^()"'\s][^()"']*))\)|(TRUE|FALSE|AND|OR|NOT)\b|([()]))/y;

interface Token {
  word: string;
  alarm: string | null;
}

const invalid = (why: string) => validationError(`AlarmRule is not a valid rule expression: ${why}`);

const tokenize = (text: string): Token[] => {
  const tokens: Token[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (!match) throw invalid(`unexpected text at position ${at}`);
    const [, state, double, single, bare, word, bracket] = match;
    tokens.push({ word: state ?? word ?? bracket ?? '', alarm: double ?? single ?? bare?.trimEnd() ?? null });
  }
  if (tokens.filter(({ word }) => word !== 'AND' && word !== 'OR' && word !== 'NOT').length > MAX_ELEMENTS)
    throw invalid(`more than ${MAX_ELEMENTS} elements`);
  return tokens;
};

/** `ALARM("arn:aws:cloudwatch:…:alarm:name")` means the same as `ALARM(name)`. */
const nameOf = (nameOrArn: string): string => nameOrArn.replace(/^arn:[^:]*:cloudwatch:[^:]*:\d*:alarm:/, '');

/** ALARM(), OK(), INSUFFICIENT_DATA(), TRUE, FALSE, NOT, AND before OR, parentheses. @throws a validation error. */
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
    case 'not':
      return childrenOf(rule.operand);
    case 'and':
    case 'or':
      return [...new Set(rule.operands.flatMap(childrenOf))];
  }
};

/** `stateOf` null: the child is gone, and no state of it is true. */
export const holds = (rule: CompositeRule, stateOf: (alarm: string) => AlarmStateValue | null): boolean => {
  switch (rule.kind) {
    case 'constant':
      return rule.value;
    case 'state':
      return stateOf(rule.alarm) === rule.state;
    case 'not':
      return !holds(rule.operand, stateOf);
    case 'and':
      return rule.operands.every((operand) => holds(operand, stateOf));
    case 'or':
      return rule.operands.some((operand) => holds(operand, stateOf));
  }
};
