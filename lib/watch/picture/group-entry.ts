import { groupKey } from '../../domain/group/group-key.ts';
import { neverRead, type GroupEntry } from './picture.ts';
import type { TargetContext } from '../target-context.ts';

/** The group's entry in the picture. Created, unread, on first use. */
export function groupEntryFor(
  ctx: Pick<TargetContext, 'picture'>,
  names: { application: string; group: string },
): GroupEntry {
  const key = groupKey(names.application, names.group);
  const known = ctx.picture.groups.get(key);
  if (known) return known;
  const entry: GroupEntry = {
    application: names.application,
    group: names.group,
    record: null,
    functionName: null,
    alias: null,
    aliasState: null,
    aliasSeenAt: null,
    aliasVersion: null,
    lastRollout: null,
    traffic: null,
    ignoredSince: null,
    problems: new Map(),
    asOf: neverRead(),
    configReadAtMs: null,
    aliasReadAtMs: null,
    unreadDeploymentIds: [],
  };
  ctx.picture.groups.set(key, entry);
  return entry;
}
