import type { AuditEntry } from '../acting/audit.ts';
import type { Group } from '../group/group.ts';
import type { Health } from './health.ts';
import type { SeriesPatch } from '../series/series-patch.ts';
import type { Rollout } from '../rollout/rollout.ts';

/**
 * What the event stream carries. `series`: a rollout's new points; null: fetch the series again. `group-gone`: AWS no
 * longer has the group.
 */
export type StreamEvent =
  | { type: 'rollout'; data: Rollout }
  | { type: 'group'; data: Group }
  | { type: 'group-gone'; data: { target: string; application: string; group: string } }
  | { type: 'health'; data: Health }
  | { type: 'audit'; data: AuditEntry }
  | { type: 'series'; data: { target: string; rolloutId: string; patch: SeriesPatch | null } };
