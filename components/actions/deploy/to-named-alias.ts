import type { NamedAlias } from '@/lib/domain/group/suggested-alias.ts';

/** What was typed, once it names something; whether Lambda has it is for the server to say. */
export function toNamedAlias(typed: NamedAlias): NamedAlias | null {
  const functionName = typed.functionName.trim();
  const alias = typed.alias.trim();
  return functionName === '' || alias === '' ? null : { functionName, alias };
}
