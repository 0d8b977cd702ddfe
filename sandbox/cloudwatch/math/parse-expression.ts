import { ExpressionError } from './expression-error.ts';
import { tokenize } from './tokenize.ts';
import type { Token } from './tokenize.ts';

export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | '==' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or';

export type Expression =
  | { kind: 'number'; value: number }
  | { kind: 'string'; value: string }
  /** Another query's id, or a keyword of a function (REPEAT, LINEAR, ASC). */
  | { kind: 'name'; name: string }
  | { kind: 'negate'; operand: Expression }
  | { kind: 'binary'; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'list'; items: Expression[] };

/** Loosest binding first. */
const LEVELS: Record<string, BinaryOperator>[] = [
  { '||': 'or', OR: 'or' },
  { '&&': 'and', AND: 'and' },
  { '==': '==', '!=': '!=' },
  { '<': '<', '<=': '<=', '>': '>', '>=': '>=' },
  { '+': '+', '-': '-' },
  { '*': '*', '/': '/' },
];
/** Deeper than anyone writes; keeps hostile input off the call stack. */
const MAX_DEPTH = 100;

/** @throws ExpressionError when the text is not an expression. */
export const parseExpression = (text: string): Expression => {
  const tokens = tokenize(text);
  let next = 0;
  let depth = 0;

  const peek = (): Token | undefined => tokens[next];
  const isSymbol = (value: string): boolean => {
    const token = peek();
    return token?.kind === 'symbol' && token.value === value;
  };
  const expectSymbol = (value: string): void => {
    if (!isSymbol(value)) throw new ExpressionError(`Expected '${value}'`);
    next++;
  };
  const commaSeparated = (close: string): Expression[] => {
    const items: Expression[] = [];
    if (!isSymbol(close)) {
      items.push(level(0));
      while (isSymbol(',')) {
        next++;
        items.push(level(0));
      }
    }
    expectSymbol(close);
    return items;
  };

  const level = (index: number): Expression => {
    const operators = LEVELS[index];
    if (!operators) return unary();
    if (++depth > MAX_DEPTH * LEVELS.length) throw new ExpressionError('The expression is nested too deeply');
    let left = level(index + 1);
    for (;;) {
      const token = peek();
      const operator =
        token && token.kind !== 'number' && token.kind !== 'string' && Object.hasOwn(operators, token.value)
          ? operators[token.value]
          : undefined;
      if (!operator) break;
      next++;
      left = { kind: 'binary', operator, left, right: level(index + 1) };
    }
    depth--;
    return left;
  };

  const unary = (): Expression => {
    if (!isSymbol('-')) return power();
    next++;
    if (++depth > MAX_DEPTH * LEVELS.length) throw new ExpressionError('The expression is nested too deeply');
    const operand = unary();
    depth--;
    return { kind: 'negate', operand };
  };

  const power = (): Expression => {
    const base = primary();
    if (!isSymbol('^')) return base;
    next++;
    if (++depth > MAX_DEPTH * LEVELS.length) throw new ExpressionError('The expression is nested too deeply');
    const exponent = unary();
    depth--;
    return { kind: 'binary', operator: '^', left: base, right: exponent };
  };

  const primary = (): Expression => {
    const token = tokens[next++];
    if (!token) throw new ExpressionError('The expression ends too early');
    if (token.kind === 'number') return token;
    if (token.kind === 'string') return token;
    if (token.kind === 'name') {
      if (!isSymbol('(')) return { kind: 'name', name: token.value };
      next++;
      return { kind: 'call', name: token.value, args: commaSeparated(')') };
    }
    if (token.value === '[') return { kind: 'list', items: commaSeparated(']') };
    if (token.value !== '(') throw new ExpressionError(`Unexpected '${token.value}'`);
    const inner = level(0);
    expectSymbol(')');
    return inner;
  };

  const expression = level(0);
  if (next < tokens.length) throw new ExpressionError('Unexpected text after the end of the expression');
  return expression;
};
