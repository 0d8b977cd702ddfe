'use client';

import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { FLEET_FILTERS } from './fleet-rows.ts';
import { GROUP_SORTS } from '@/components/fleet/table/group-sorts.ts';

const PARSERS = {
  show: parseAsStringLiteral(FLEET_FILTERS).withDefault('all'),
  q: parseAsString.withDefault(''),
  /** null: by attention, then latest rollout. */
  sort: parseAsStringLiteral(GROUP_SORTS),
  desc: parseAsBoolean.withDefault(false),
};

/** What the fleet shows, kept in the address so that it can be sent to somebody. */
export function useFleetParams() {
  return useQueryStates(PARSERS, { history: 'replace' });
}
