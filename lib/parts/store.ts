import type { AuditAction, AuditEntry, AuditOutcome } from '../domain/acting/audit.ts';
import type { BypassUntil, Group } from '../domain/group/group.ts';
import type { Iso } from '../domain/time/iso.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { RoutedSample } from '../domain/series/series.ts';
import type { SeriesEvent } from '../domain/series/series-event.ts';
import type { MinuteCount } from './cloud-watch.ts';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface RolloutQuery {
  target: string | null;
  status: 'active' | 'ended' | 'all';
  group: { application: string; group: string } | null;
  /** Matches function, alias, application, group, id, version; case-insensitive. */
  search: string | null;
  limit: number;
  cursor: string | null;
}

export interface RolloutStore {
  save(rollout: Rollout): Promise<void>;
  find(target: string, id: string): Promise<Rollout | null>;
  /** Newest first by createdAt, then id. */
  list(query: RolloutQuery): Promise<Page<Rollout>>;
}

export interface SampleStore {
  addRouted(target: string, rolloutId: string, point: RoutedSample): Promise<void>;
  routed(target: string, rolloutId: string): Promise<RoutedSample[]>;
  /** Later readings of a minute replace earlier ones: CloudWatch revises. */
  saveMinutes(target: string, minutes: MinuteCount[]): Promise<void>;
  minutes(
    target: string,
    functionName: string,
    alias: string,
    versions: string[],
    from: Iso,
    to: Iso,
  ): Promise<MinuteCount[]>;
  /** The same event (rollout, moment, kind, subject) is kept once, with the latest facts. */
  addEvent(target: string, rolloutId: string, event: SeriesEvent): Promise<void>;
  events(target: string, rolloutId: string): Promise<SeriesEvent[]>;
}

export interface GroupStore {
  save(group: Group): Promise<void>;
  list(target: string): Promise<Group[]>;
  remove(target: string, application: string, group: string): Promise<void>;
}

export interface BypassRecord {
  /** Also the id of the audit entry that began it. */
  id: string;
  target: string;
  application: string;
  group: string;
  since: Iso;
  by: string;
  reason: string;
  until: BypassUntil;
  /** 'outside': somebody else turned the alarms off, and Sluice was asked to end that. */
  origin: 'sluice' | 'outside';
  state: 'intended' | 'active' | 'ending' | 'ended';
  /** Last refusal while re-arming. */
  rearmError: string | null;
  endedAt: Iso | null;
  /** Before it has ended: why it is being ended. */
  endedHow: 'next-success' | 'time' | 'by-hand' | 'outside' | 'never-began' | null;
}

export interface BypassStore {
  create(record: BypassRecord): Promise<void>;
  update(
    id: string,
    change: Partial<Pick<BypassRecord, 'state' | 'rearmError' | 'endedAt' | 'endedHow' | 'since'>>,
  ): Promise<void>;
  /** All that have not ended. */
  open(): Promise<BypassRecord[]>;
  openFor(target: string, application: string, group: string): Promise<BypassRecord | null>;
  find(id: string): Promise<BypassRecord | null>;
}

export interface AuditStore {
  /** Writes the intent, durably, before AWS is called. */
  begin(entry: Omit<AuditEntry, 'outcome' | 'after'>): Promise<void>;
  finish(id: string, outcome: AuditOutcome, after: Record<string, unknown> | null): Promise<AuditEntry>;
  /** While its outcome is pending: AWS is asked again. */
  askingAgain(entry: AuditEntry): Promise<void>;
  /** Writes something that was only seen, whole. An existing entry with this id stays as it is. */
  note(entry: AuditEntry): Promise<void>;
  find(id: string): Promise<AuditEntry | null>;
  list(query: {
    limit: number;
    cursor: string | null;
    target: string | null;
    group: { application: string; group: string } | null;
    action: AuditAction | null;
    search: string | null;
  }): Promise<Page<AuditEntry>>;
  pending(): Promise<AuditEntry[]>;
}

/** Answers of commands by Idempotency-Key, so that a command sent twice acts once. */
export interface IdempotencyStore {
  /**
   * 'new': the key is now taken by this caller. Otherwise the kept answer. Without one, the audit entry of the intent
   * that the first call noted, or null: it noted none.
   */
  take(key: string, fingerprint: string): Promise<'new' | 'mismatch' | { answer: unknown } | { intent: string } | null>;
  /** Which audit entry tells what became of the key's command, if it gets no answer. */
  note(key: string, intent: string): Promise<void>;
  /** Takes a key again whose command was not done. false: somebody else did so. */
  retake(key: string, intent: string): Promise<boolean>;
  keep(key: string, answer: unknown): Promise<void>;
  drop(key: string): Promise<void>;
}

export interface Store {
  rollouts: RolloutStore;
  samples: SampleStore;
  groups: GroupStore;
  bypasses: BypassStore;
  audit: AuditStore;
  idempotency: IdempotencyStore;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  kind: 'sqlite' | 'postgres';
  close(): Promise<void>;
}
