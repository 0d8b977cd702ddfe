import type { CallExpression } from 'oxc-parser';
import { pathOf, type Rule } from './rule.ts';

/** Migrations stay as they were when they ran, so they import nothing. */
const FREE = /^lib\/domain\/time\/iso\.ts$|^lib\/store\/migrations\//;
const SPOKEN_OF = /^(app|components|lib|testing)\//;

/** Instants are strings on the wire and milliseconds in calculations. One file converts between the two. */
export const isoTimeOnly: Rule = {
  meta: { docs: { description: 'toMs and toIso, never Date.parse or new Date(x).toISOString()' } },
  create(context) {
    const file = pathOf(context);
    if (!SPOKEN_OF.test(file) || FREE.test(file)) return {};
    return {
      CallExpression(node) {
        const use = otherWayOf(node);
        if (use !== null) context.report({ node, message: `Use ${use} of lib/domain/time/iso.ts.` });
      },
    };
  },
};

function otherWayOf({ callee }: CallExpression): 'toMs' | 'toIso' | null {
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return null;
  const { object, property } = callee;
  if (object.type === 'Identifier') return object.name === 'Date' && property.name === 'parse' ? 'toMs' : null;
  if (object.type !== 'NewExpression' || object.callee.type !== 'Identifier' || object.callee.name !== 'Date')
    return null;
  if (object.arguments.length !== 1) return null;
  if (property.name === 'getTime' || property.name === 'valueOf') return 'toMs';
  return property.name === 'toISOString' ? 'toIso' : null;
}
