import type { Rule } from './rule.ts';

/** `count && <X />` shows a 0. A ternary with null is safe whatever stands on the left. */
export const jsxConditions: Rule = {
  meta: { docs: { description: 'condition ? <X /> : null, never condition && <X />' } },
  create: (context) => ({
    LogicalExpression(node) {
      if (node.operator === '??') return;
      if (node.right.type !== 'JSXElement' && node.right.type !== 'JSXFragment') return;
      context.report({ node, message: `Write "condition ? <X /> : null" instead of "${node.operator} <X />".` });
    },
  }),
};
