import type { Iso } from '../time/iso.ts';

/** What happened at a moment of a rollout, as facts. Described in describe-event.ts. */
export type SeriesEvent = { at: Iso } & (
  | { kind: 'started' | 'succeeded' }
  /**
   * The routed share rose to `percent` (null: an older Sluice's words for it could not be read). `version`: the
   * candidate; null: not known.
   */
  | { kind: 'step'; percent: number | null; version: string | null }
  /** The alias was first seen where the plan did not put it: each version's share, 0–100. */
  | { kind: 'moved'; parts: { version: string; percent: number }[] }
  | { kind: 'alarm' | 'alarm-ok'; alarm: string }
  /** The verdict found the candidate worse. `limitMs`: what counted as slow. */
  | { kind: 'worse'; measure: 'failures'; version: string | null }
  | { kind: 'worse'; measure: 'slow'; version: string | null; limitMs: number }
  /** `errorCode`: CodeDeploy's, null: it gave none. */
  | { kind: 'stopped' | 'failed'; errorCode: string | null }
  /** `by`: id of the deployment that undid it. */
  | { kind: 'rolled-back'; by: string }
);

/**
 * What distinguishes an event beside its moment and kind: two events with the same moment, kind and subject are one.
 * Part of a key in the store, so it holds identity alone: further facts about an event do not make it another one.
 */
export function subjectOf(event: SeriesEvent): string {
  switch (event.kind) {
    case 'step':
      return String(event.percent);
    case 'moved':
      return event.parts.map(({ version, percent }) => `${version}=${percent}`).join();
    case 'alarm':
    case 'alarm-ok':
      return event.alarm;
    case 'worse':
      return event.measure;
    case 'rolled-back':
      return event.by;
    case 'started':
    case 'succeeded':
    case 'stopped':
    case 'failed':
      return '';
  }
}

/** The same for the same event. For keys of lists and maps. */
export function eventKey(event: SeriesEvent): string {
  return `${event.at} ${event.kind} ${subjectOf(event)}`;
}
