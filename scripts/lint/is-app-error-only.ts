import type { Rule } from './rule.ts';

/** Next bundles pages, routes and instrumentation apart, so the class AppError exists several times in a process. */
export const isAppErrorOnly: Rule = {
  meta: { docs: { description: 'isAppError(error), never error instanceof AppError' } },
  create: (context) => ({
    BinaryExpression(node) {
      if (node.operator !== 'instanceof' || node.right.type !== 'Identifier' || node.right.name !== 'AppError') return;
      context.report({ node, message: 'Use isAppError: the class exists once per bundle.' });
    },
  }),
};
