'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

export const AUDIT_ACTIONS = ['stop', 'stop-and-roll-back', 'roll-back', 'bypass', 're-arm', 'bypass-ended'] as const;

const PARSERS = {
  action: parseAsStringLiteral(AUDIT_ACTIONS),
  q: parseAsString.withDefault(''),
  /** Both or neither: the group that entries are about. */
  application: parseAsString,
  group: parseAsString,
};

export function useAuditParams() {
  return useQueryStates(PARSERS, { history: 'replace' });
}
