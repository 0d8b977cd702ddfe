import type { Expression, Node, VariableDeclaration } from 'oxc-parser';
import { isTestFile, pathOf, type Rule } from './rule.ts';

/** Next reads these by name. */
const OF_NEXT = new Set(['metadata', 'viewport', 'dynamic', 'revalidate', 'runtime', 'fetchCache', 'maxDuration']);
const UPPER_CASE = /^[A-Z][A-Z0-9_]*$/;
const COLLECTIONS = new Set(['Set', 'Map']);

/**
 * A module's literal data (literals, templates, arithmetic, and arrays, objects, Sets and Maps of those and of other
 * such constants) is UPPER_CASE; functions, and constants inside of functions, are not. Computed values may be either.
 * Tests are exempt: their data are people and things, not settings.
 */
export const constantCase: Rule = {
  meta: { docs: { description: 'UPPER_CASE for a module’s written-out data, and for nothing that is a function' } },
  create(context) {
    const file = pathOf(context);
    if (isTestFile(file) || /(^|\/)testing\//.test(file)) return {};
    const modules = new Set<Node>();
    return {
      Program({ body }) {
        for (const statement of body) {
          const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
          if (declared?.type === 'VariableDeclaration') modules.add(declared);
        }
      },
      VariableDeclaration(node: VariableDeclaration) {
        if (node.kind !== 'const') return;
        for (const { id, init } of node.declarations) {
          if (id.type !== 'Identifier' || init === null) continue;
          const message = judge(id.name, init, modules.has(node));
          if (message !== null && !OF_NEXT.has(id.name)) context.report({ node: id, message });
        }
      },
    };
  },
};

function judge(name: string, init: Expression, isOfModule: boolean): string | null {
  const isUpper = UPPER_CASE.test(name);
  if (!isOfModule)
    return isUpper && name.length > 1 ? `${name} is no constant of the module: write it in camelCase.` : null;
  const value = bare(init);
  const isFunction = value.type === 'ArrowFunctionExpression' || value.type === 'FunctionExpression';
  if (isFunction && isUpper) return `${name} is a function: write it in camelCase.`;
  return !isUpper && isData(value) ? `${name} is data written out: write it in UPPER_CASE.` : null;
}

/** Without `as const`, `satisfies X` and parentheses. */
function bare(node: Expression): Expression {
  if (node.type === 'TSAsExpression' || node.type === 'TSSatisfiesExpression') return bare(node.expression);
  return node.type === 'ParenthesizedExpression' ? bare(node.expression) : node;
}

function isData(node: Expression): boolean {
  const value = bare(node);
  if (value.type === 'Literal') return true;
  if (value.type === 'Identifier') return UPPER_CASE.test(value.name);
  if (value.type === 'MemberExpression') return isData(value.object);
  if (value.type === 'UnaryExpression') return isData(value.argument);
  if (value.type === 'TemplateLiteral') return value.expressions.every(isData);
  if (value.type === 'BinaryExpression') {
    return value.left.type !== 'PrivateIdentifier' && isData(value.left) && isData(value.right);
  }
  const items = itemsOf(value);
  // An empty one is meant to be filled: state, not data.
  return items.length > 0 && items.every(isItem);
}

function itemsOf(value: Expression): readonly (Node | null)[] {
  if (value.type === 'ArrayExpression') return value.elements;
  if (value.type === 'ObjectExpression') return value.properties;
  if (value.type !== 'NewExpression' || value.callee.type !== 'Identifier') return [];
  // `new Set(OTHERS)` is a copy, meant to be changed.
  const isWrittenOut = COLLECTIONS.has(value.callee.name) && value.arguments[0]?.type === 'ArrayExpression';
  return isWrittenOut ? value.arguments : [];
}

function isItem(item: Node | null): boolean {
  if (item === null) return false;
  if (item.type === 'SpreadElement') return isData(item.argument);
  if (item.type === 'Property') return !item.computed && !item.method && isData(item.value as Expression);
  return isData(item as Expression);
}
