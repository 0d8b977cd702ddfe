import type { NamedAlias } from '@/lib/domain/group/suggested-alias.ts';

/** What was typed, once both names are there; the server says whether Lambda has it. */
export function toNamedAlias(typed: NamedAlias): NamedAlias | null {
  const functionName = typed.functionName.trim();
  const alias = typed.alias.trim();
  return functionName === '' || alias === '' ? null : { functionName, alias };
}
