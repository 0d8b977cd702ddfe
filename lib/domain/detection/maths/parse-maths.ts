/** An expression of CloudWatch's metric maths, as far as it is supported here. */
export type Maths =
  | { kind: 'number'; value: number }
  | { kind: 'id'; id: string }
  | { kind: 'operation'; operator: string; left: Maths; right: Maths }
  | { kind: 'call'; name: string; of: Maths[] }
  | { kind: 'list'; items: Maths[] };

const TOKEN =
  /\s*(?:(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z_][A-Za-z0-9_]*)|(==|!=|<=|>=|&&|\|\||[-+*/^()[\],<>]))/y;
/** Looser binding first, as in the CloudWatch guide. */
const LEVELS = [
  ['||', 'OR'],
  ['&&', 'AND'],
  ['==', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/'],
];
/** More than anybody writes. Keeps hostile text off the call stack. */
const MAX_TOKENS = 500;

/** The expression's parts; null: not an expression, or one with unsupported parts (strings, SEARCH, METRICS()). */
export function parseMaths(text: string): Maths | null {
  const tokens = tokenize(text);
  if (tokens === null || tokens.length > MAX_TOKENS) return null;
  let next = 0;
  const take = (token: string): boolean => {
    if (tokens[next] !== token) return false;
    next += 1;
    return true;
  };
  const level = (index: number): Maths | null => {
    const operators = LEVELS[index];
    if (operators === undefined) return signed();
    let left = level(index + 1);
    for (;;) {
      const operator = tokens[next];
      if (left === null || operator === undefined || !operators.includes(operator)) return left;
      next += 1;
      const right = level(index + 1);
      left = right === null ? null : { kind: 'operation', operator, left, right };
    }
  };
  const signed = (): Maths | null => {
    if (!take('-')) return power();
    const right = signed();
    return right === null ? null : { kind: 'operation', operator: '-', left: { kind: 'number', value: 0 }, right };
  };
  const power = (): Maths | null => {
    const left = primary();
    if (left === null || !take('^')) return left;
    const right = signed();
    return right === null ? null : { kind: 'operation', operator: '^', left, right };
  };
  const primary = (): Maths | null => {
    const token = tokens[next];
    next += 1;
    if (token === undefined) return null;
    if (token === '(') {
      const inner = level(0);
      return take(')') ? inner : null;
    }
    if (token === '[') {
      const items = listUntil(']');
      return items === null ? null : { kind: 'list', items };
    }
    if (/^[.\d]/.test(token)) return { kind: 'number', value: Number(token) };
    if (!/^\w/.test(token)) return null;
    if (!take('(')) return { kind: 'id', id: token };
    const of = listUntil(')');
    return of === null ? null : { kind: 'call', name: token.toUpperCase(), of };
  };
  const listUntil = (close: string): Maths[] | null => {
    const items: Maths[] = [];
    if (take(close)) return items;
    do {
      const item = level(0);
      if (item === null) return null;
      items.push(item);
    } while (take(','));
    return take(close) ? items : null;
  };
  const parsed = level(0);
  return next === tokens.length ? parsed : null;
}

function tokenize(text: string): string[] | null {
  const tokens: string[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const match = TOKEN.exec(text);
    if (match === null) return null;
    tokens.push(match[1] ?? match[2] ?? match[3] ?? '');
  }
  return tokens;
}
