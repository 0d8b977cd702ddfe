import type { JSXAttributeItem } from 'oxc-parser';
import type { Rule } from './rule.ts';

/** HTML knows no boolean `aria-*` attribute: the value is a string, and is written as one. */
export const ariaValues: Rule = {
  meta: { docs: { description: 'aria-hidden="true", neither bare nor {true}' } },
  create: (context) => ({
    JSXOpeningElement({ attributes }) {
      for (const attribute of attributes) {
        const name = badAria(attribute);
        if (name !== null) context.report({ node: attribute, message: `Write ${name}="true" (or "false").` });
      }
    },
  }),
};

function badAria(attribute: JSXAttributeItem): string | null {
  if (attribute.type !== 'JSXAttribute' || attribute.name.type !== 'JSXIdentifier') return null;
  const { name } = attribute.name;
  if (!name.startsWith('aria-')) return null;
  const { value } = attribute;
  if (value === null) return name;
  if (value.type !== 'JSXExpressionContainer' || value.expression.type !== 'Literal') return null;
  return typeof value.expression.value === 'boolean' ? name : null;
}
