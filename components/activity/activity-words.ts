import { describeSaid } from '@/lib/domain/acting/said.ts';
import type { AuditAction, AuditOutcome } from '@/lib/domain/acting/audit.ts';

const verbs: Record<AuditAction, string> = {
  stop: 'asked to stop',
  'stop-and-roll-back': 'asked to stop and roll back',
  'roll-back': 'asked to roll back',
  bypass: 'asked to bypass the alarms',
  'end-bypass-later': 'asked to end the bypass later',
  're-arm': 'asked to re-arm the alarms',
  'bypass-ended': 'the bypass was ended',
  deploy: 'asked to start a deployment',
  'fix-alias': 'asked to put the alias right',
};

/** What somebody asked for; whether AWS did it is the outcome's to say. */
export function verbOf(action: AuditAction): string {
  return verbs[action];
}

/** What came of it, in words. */
export function describeOutcome(outcome: AuditOutcome): { words: string; tone: 'neutral' | 'bad' } {
  switch (outcome.kind) {
    case 'pending':
      return { words: 'No answer from AWS is known yet.', tone: 'neutral' };
    case 'done':
      return { words: describeSaid(outcome.said), tone: 'neutral' };
    case 'refused':
      return { words: `Refused: ${describeSaid(outcome.said)}`, tone: 'bad' };
    case 'failed':
      return { words: `Failed: ${describeSaid(outcome.said)}`, tone: 'bad' };
  }
}
