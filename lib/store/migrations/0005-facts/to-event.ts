import { toPercent } from './to-rollout.ts';

export interface OldEvent {
  at: string;
  kind: string;
  text: string;
}

/**
 * An event's facts from its text, and its subject, which distinguishes it from others with its moment and kind.
 * `slowLimitMs`: of its rollout's verdict.
 */
export function toEvent(event: OldEvent, slowLimitMs: number | null): { subject: string; facts: object } {
  const { at, kind } = event;
  const { subject, ...facts } = factsOf(event, slowLimitMs);
  return { subject, facts: { at, kind, ...facts } };
}

function factsOf({ kind, text }: OldEvent, slowLimitMs: number | null): { subject: string } & Record<string, unknown> {
  switch (kind) {
    case 'step': {
      const [, written = '', version = null] = /^(\S+) of traffic on version (.*)$/.exec(text) ?? [];
      const percent = toPercent(written);
      return { subject: String(percent), percent, version: version === 'null' ? null : version };
    }
    case 'alarm':
    case 'alarm-ok': {
      const alarm = text.replace(/ (went to ALARM|is OK again)$/, '');
      return { subject: alarm, alarm };
    }
    case 'worse': {
      const [, version = null] = /^Version (.*?) (fails|is slow) more often/.exec(text) ?? [];
      const slow = / is slow more often over (.*)$/.exec(text);
      if (slow === null) return { subject: 'failures', measure: 'failures', version };
      return { subject: 'slow', measure: 'slow', version, limitMs: slowLimitMs ?? toMs(slow[1] ?? '') };
    }
    case 'stopped':
    case 'failed': {
      const [, errorCode = null] = /^Rollout (?:stopped|failed): (.*)$/.exec(text) ?? [];
      return { subject: '', errorCode };
    }
    case 'rolled-back': {
      const by = text.replace(/^Rolled back by /, '');
      return { subject: by, by };
    }
    default:
      return { subject: '' };
  }
}

/** From a latency as it was written: "190 ms", "1.2 s". */
function toMs(text: string): number {
  return Number.parseFloat(text) * (text.endsWith(' s') ? 1000 : 1);
}
