import type { GroupSort } from '@/components/fleet/table/group-sorts.ts';

export const DEFAULT_ORDER_WORDS = 'attention, then latest rollout';

export const ORDER_WORDS: Record<GroupSort, string> = {
  name: 'name',
  version: 'version',
  outcome: 'last outcome',
  ended: 'latest rollout',
  plan: 'plan',
  by: 'who started it',
  calls: 'calls a minute',
  errors: 'error rate',
  alarms: 'alarms',
  flags: 'flags',
};
