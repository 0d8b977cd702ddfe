import type { NormalizedSchema } from '@smithy/core/schema';

/** Paths of required members that are absent from a decoded input. The SDK's schemas list required members first. */
export function missingMembers(schema: NormalizedSchema, value: unknown, path: readonly string[] = []): string[][] {
  if (value === null || value === undefined) return [];
  if (schema.isStructSchema() && isRecord(value)) {
    const required = requiredCount(schema);
    let index = 0;
    const missing: string[][] = [];
    for (const [name, member] of schema.structIterator()) {
      const here = [...path, name];
      if (value[name] === undefined || value[name] === null) {
        if (index < required) missing.push(here);
      } else {
        missing.push(...missingMembers(member, value[name], here));
      }
      index++;
    }
    return missing;
  }
  if (schema.isListSchema() && Array.isArray(value)) {
    const member = schema.getValueSchema();
    if (member.isStructSchema()) {
      return value.flatMap((item, i) => missingMembers(member, item, [...path, String(i + 1), 'member']));
    }
  }
  return [];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function requiredCount(schema: NormalizedSchema): number {
  const raw = schema.getSchema();
  return Array.isArray(raw) && raw[0] === 3 ? (raw[6] ?? 0) : 0;
}
