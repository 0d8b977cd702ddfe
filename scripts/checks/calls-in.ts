import type { CallExpression, Node } from 'oxc-parser';

/** Every call under a node, including itself, in the order of the text. */
export function callsIn(node: Node): CallExpression[] {
  const found: CallExpression[] = [];
  visit(node);
  return found;

  function visit(value: unknown): void {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
    } else if (isNode(value)) {
      if (value.type === 'CallExpression') found.push(value);
      for (const child of Object.values(value)) visit(child);
    }
  }
}

/** The name of the called function; null: not a plain name. */
export function calledName({ callee }: CallExpression): string | null {
  return callee.type === 'Identifier' ? callee.name : null;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
