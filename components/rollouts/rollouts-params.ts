'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

export const ROLLOUT_STATUSES = ['all', 'active', 'ended'] as const;

const PARSERS = {
  status: parseAsStringLiteral(ROLLOUT_STATUSES).withDefault('all'),
  q: parseAsString.withDefault(''),
  /** Both or neither: the group whose rollouts are shown. */
  application: parseAsString,
  group: parseAsString,
};

export function useRolloutsParams() {
  return useQueryStates(PARSERS, { history: 'replace' });
}
