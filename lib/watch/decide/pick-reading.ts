import type { SourceName } from '../../domain/live/health.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import { aliasKeyOf, type GroupEntry, type Picture } from '../picture/picture.ts';

/** One reading of the slow rotation over everything that does not move. */
export type Reading =
  | { kind: 'applications' }
  | { kind: 'group-names'; application: string }
  | { kind: 'groups'; application: string; names: string[] }
  | { kind: 'group-deployments'; ids: string[] }
  | { kind: 'group-alias'; application: string; group: string };

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DEPLOYMENTS_A_CALL = 25;
const GROUPS_A_CALL = 100;

/** How old each may become if the budget allows. With more groups all grow older in proportion. */
const WANTED_MS = {
  applications: 10 * MINUTE,
  groupNames: 20 * MINUTE,
  config: 5 * MINUTE,
  alias: 3 * MINUTE,
  /** A group with something to see: drifted, bypassed, with a problem. */
  interesting: 30 * SECOND,
};

interface Candidate {
  reading: Reading;
  /** Age divided by the wanted age: due from 1, the highest first. */
  need: number;
}

export interface PickReading {
  picture: Picture;
  nowMs: number;
  /** Aliases that are followed for a running rollout anyway. */
  followedAliases: ReadonlySet<string>;
  isInteresting: (group: GroupEntry) => boolean;
  isAway: (source: SourceName) => boolean;
  /** Refused recently (no permission, unknown operation): not tried again yet. */
  isBlocked: (key: string) => boolean;
}

/** The key under which a refused reading is noted. */
export function readingKey(reading: Reading): string {
  switch (reading.kind) {
    case 'applications':
      return 'applications';
    case 'group-names':
      return `group-names ${reading.application}`;
    case 'groups':
      return `groups ${reading.application}`;
    case 'group-deployments':
      return 'group-deployments';
    case 'group-alias':
      return `group-alias ${groupKey(reading.application, reading.group)}`;
  }
}

/** What the rotation reads next, and whether it was never read before. */
export interface Picked {
  reading: Reading;
  source: SourceName;
  isFirst: boolean;
}

/** The most needed reading; null: everything is fresh enough. What was never read comes first. */
export function pickReading(input: PickReading): Picked | null {
  let best: Candidate | null = null;
  for (const candidate of [
    ...applicationReadings(input),
    ...configReadings(input),
    ...deploymentReadings(input),
    ...aliasReadings(input),
  ]) {
    if (candidate.need < 1 || (best !== null && candidate.need <= best.need)) continue;
    if (input.isAway(sourceOf(candidate.reading)) || input.isBlocked(readingKey(candidate.reading))) continue;
    best = candidate;
  }
  if (best === null) return null;
  return { reading: best.reading, source: sourceOf(best.reading), isFirst: best.need >= NEVER };
}

const sourceOf = (reading: Reading): SourceName => (reading.kind === 'group-alias' ? 'lambda' : 'codedeploy');

/** Never read: above every age, ordered by `rank`. */
const NEVER = 1e9;

function need(readAtMs: number | null, wantedMs: number, nowMs: number, rank: number): number {
  return readAtMs === null ? NEVER + rank : (nowMs - readAtMs) / wantedMs;
}

function applicationReadings({ picture, nowMs }: PickReading): Candidate[] {
  const all: Candidate = {
    reading: { kind: 'applications' },
    need: need(picture.applicationsReadAtMs, WANTED_MS.applications, nowMs, 5),
  };
  const names = [...(picture.applications ?? [])].map(([application, { namesReadAtMs }]) => ({
    reading: { kind: 'group-names' as const, application },
    need: need(namesReadAtMs, WANTED_MS.groupNames, nowMs, 2),
  }));
  return [all, ...names];
}

/** One application's groups together, a hundred a call, with the need of the neediest. */
function configReadings({ picture, nowMs, isInteresting }: PickReading): Candidate[] {
  const found: Candidate[] = [];
  const byApplication = new Map<string, { name: string; need: number }[]>();
  const add = (application: string, name: string, entry: GroupEntry | undefined) => {
    const wanted = entry && isInteresting(entry) ? 2 * WANTED_MS.interesting : WANTED_MS.config;
    const list = byApplication.get(application) ?? [];
    byApplication.set(application, list);
    list.push({ name, need: need(entry?.configReadAtMs ?? null, wanted, nowMs, 3) });
  };
  for (const [application, { groupNames, leftOut }] of picture.applications ?? [])
    for (const name of groupNames ?? [])
      if (!leftOut.has(name)) add(application, name, picture.groups.get(groupKey(application, name)));
  for (const entry of picture.groups.values())
    if (!picture.applications?.get(entry.application)?.groupNames?.has(entry.group))
      add(entry.application, entry.group, entry);
  for (const [application, groups] of byApplication) {
    const most = groups.toSorted((a, b) => b.need - a.need).slice(0, GROUPS_A_CALL);
    found.push({
      reading: { kind: 'groups', application, names: most.map(({ name }) => name) },
      need: most[0]?.need ?? 0,
    });
  }
  return found;
}

/** Waits until there are enough for a call, or nothing else is missing. */
function deploymentReadings({ picture }: PickReading): Candidate[] {
  const ids = new Set<string>();
  for (const { unreadDeploymentIds } of picture.groups.values()) for (const id of unreadDeploymentIds) ids.add(id);
  if (ids.size === 0) return [];
  const some = [...ids].slice(0, DEPLOYMENTS_A_CALL);
  return [
    {
      reading: { kind: 'group-deployments', ids: some },
      need: some.length === DEPLOYMENTS_A_CALL ? NEVER + 4 : NEVER + 1,
    },
  ];
}

function aliasReadings({ picture, nowMs, followedAliases, isInteresting }: PickReading): Candidate[] {
  const found: Candidate[] = [];
  for (const entry of picture.groups.values()) {
    const key = aliasKeyOf(entry);
    if (key === null || followedAliases.has(key)) continue;
    const { application, group } = entry;
    const wanted = isInteresting(entry) ? WANTED_MS.interesting : WANTED_MS.alias;
    found.push({
      reading: { kind: 'group-alias', application, group },
      need: need(entry.aliasReadAtMs, wanted, nowMs, 0),
    });
  }
  return found;
}
