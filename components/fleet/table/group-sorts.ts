/** Columns by which the groups can be sorted. */
export const GROUP_SORTS = [
  'name',
  'version',
  'outcome',
  'ended',
  'plan',
  'by',
  'calls',
  'errors',
  'alarms',
  'flags',
] as const;
export type GroupSort = (typeof GROUP_SORTS)[number];
