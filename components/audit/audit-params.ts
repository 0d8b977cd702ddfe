'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { AUDIT_ACTIONS } from '@/lib/domain/acting/audit.ts';

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
