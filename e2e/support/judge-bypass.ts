import type { AuditEntry } from '../../lib/domain/acting/audit.ts';
import type { BypassUntil } from '../../lib/domain/group/group.ts';
import type { BypassRecord } from '../../lib/parts/store.ts';
import type { GivenGroup } from './account.ts';
import type { AlarmCall } from './slow-wire.ts';

/** What was done to a group, and therefore may be expected of it. */
export interface Subject extends GivenGroup {
  /** The alarm list as somebody left it. */
  names: string[];
  /** The end that Sluice was asked for; null: it was not asked. */
  asked: BypassUntil | null;
  /** Somebody else turned the alarms off before Sluice was asked. */
  isAdopted: boolean;
  handAsked: boolean;
  outsideRearmed: boolean;
  /** AWS's ms at which its one successful deployment was started. */
  deployedAt: number | null;
  /** AWS's ms at which AWS first obeyed a re-arming by Sluice. */
  rearmedAt: number | null;
}

export interface Findings {
  /** What Sluice asked AWS to change, in order. */
  calls: AlarmCall[];
  entries: AuditEntry[];
  record: BypassRecord | null;
  inAws: { enabled: boolean; names: string[] };
}

/** An entry that requested a bypass, or the end of somebody else's. */
export function isBegin({ action }: AuditEntry): boolean {
  return action === 'bypass' || action === 'end-bypass-later';
}

/**
 * Contradictions between what AWS saw, Sluice's record and its audit log, or with the rules of a bypass; empty: none.
 */
export function judgeBypass(subject: Subject, findings: Findings, toleranceMs: number): string[] {
  const { calls, entries, record, inAws } = findings;
  const off = calls.filter(({ enabled }) => !enabled).length;
  const on = calls.length - off;
  const seenOutside = entries.filter(({ action }) => action === 'bypass-ended').length;
  const begin = outcomeOf(entries.find(isBegin));
  const own = outcomeOf(entries.find(({ actor }) => actor === 'sluice'));
  const hand = outcomeOf(entries.find(({ actor, action }) => actor !== 'sluice' && action === 're-arm'));
  // Killed with its call unsent, and somebody else did it in the meantime: AWS does not distinguish the two, and the
  // log says so.
  const isEither = subject.outsideRearmed && on === 0 && entries.some(leavesOpenWho) && [own, hand].includes('done');
  // The same at its beginning: it arrived unseen, and somebody undid it before Sluice looked.
  const isUndone = subject.outsideRearmed && off === 1 && begin === 'failed' && record?.endedHow === 'never-began';
  const rearmings = [own, hand].filter((outcome) => outcome === 'done').length;
  // If Sluice was killed before it kept the end of somebody else's bypass, the bypass is still theirs.
  const isTheirs = subject.isAdopted && record === null && !subject.outsideRearmed && on === 0;
  const how = record?.endedHow ?? null;
  const rules: Record<string, boolean> = {
    'the alarms are obeyed in the end': inAws.enabled === !isTheirs,
    'the list is as somebody left it': inAws.names.join() === subject.names.join(),
    'turned off once at most': off <= 1,
    'turned on once at most': on <= 1,
    'no intent is left open': entries.every((entry) => outcomeOf(entry) !== 'pending'),
    'one entry of each kind at most':
      new Set(entries.map(({ actor, action }) => actor + action)).size === entries.length,
    'the beginning is in the log as it was':
      isUndone || (begin === 'done') === (subject.isAdopted ? record !== null : off === 1),
    'each re-arming is in the log': isEither || rearmings === on,
    'the record has ended': (record?.state ?? 'ended') === 'ended',
    'the record says how': own !== 'done' || how === 'time' || how === 'next-success',
    'the record says by hand': hand !== 'done' || record === null || how === 'by-hand',
    'what Sluice did not end, somebody else did':
      record === null || how === 'never-began' || on === 1 || isEither || how === 'outside',
    'an end outside of Sluice is in the log, once': seenOutside === (how === 'outside' ? 1 : 0),
    'what never began was never asked': isUndone || how !== 'never-began' || off === 0,
    'not before its end': own !== 'done' || on === 0 || isDue(subject, toleranceMs),
  };
  return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [rule]));
}

/** It says that Sluice's own call or somebody else may have turned the alarms on. */
function leavesOpenWho({ outcome }: AuditEntry): boolean {
  if (outcome.kind === 'pending') return false;
  return outcome.said.some(
    (said) =>
      (said.kind === 'found' && said.found.kind === 'alarms-obeyed') ||
      (said.kind === 'ended-elsewhere' && said.askedBy !== null),
  );
}

function isDue({ asked, deployedAt, rearmedAt }: Subject, toleranceMs: number): boolean {
  if (asked === null || rearmedAt === null) return false;
  const byTime = asked.at !== undefined && rearmedAt >= Date.parse(asked.at) - toleranceMs;
  return byTime || ('event' in asked && deployedAt !== null && rearmedAt >= deployedAt);
}

export function outcomeOf(entry: AuditEntry | undefined): string {
  return entry?.outcome.kind ?? 'none';
}
