import { ACTION_LOOKS } from '@/components/actions/looks.ts';
import type { AuditAction, AuditEntry, AuditOutcome, EndOfBypass } from '@/lib/domain/acting/audit.ts';
import { describeSaid } from '@/lib/domain/acting/said.ts';

/** What an action is called in the audit log. */
export function actionName(action: AuditAction): string {
  return action === 'bypass-ended' ? 'Bypass ended elsewhere' : ACTION_LOOKS[action].name;
}

const ASKED: Record<AuditAction, string> = {
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

/** Where everything is about one rollout, it is "it". */
const ASKED_OF_ROLLOUT: Record<AuditAction, string> = {
  ...ASKED,
  stop: 'asked to stop it',
  'stop-and-roll-back': 'asked to stop it and roll back',
  deploy: 'asked to start it',
};

const NOT_DONE = { refused: 'Refused', failed: 'Failed' } as const;

/** An entry as one line. */
export interface EntryWords {
  /** null: nobody did it through Sluice. */
  who: string | null;
  did: string;
  why: string | null;
  /** What came of it; null: nothing to add. */
  outcome: string | null;
}

/** In a group's list: what was asked for, then AWS's answer. */
export function wordsInGroup(entry: AuditEntry): EntryWords {
  const elsewhere = endedElsewhere(entry);
  return {
    who: elsewhere === null ? entry.actor : null,
    did: elsewhere ?? ASKED[entry.action],
    why: reasonWords(entry),
    outcome: outcomeInGroup(entry.outcome),
  };
}

function outcomeInGroup(outcome: AuditOutcome): string | null {
  if (outcome.kind === 'pending') return 'No answer from AWS is known yet.';
  const said = describeSaid(outcome.said);
  if (outcome.kind === 'done' || outcome.kind === 'partly') return said || null;
  return `${NOT_DONE[outcome.kind]}: ${said}`;
}

/** In a rollout's list: what was done, or only asked for where AWS did not do it. */
export function wordsInRollout(entry: AuditEntry): EntryWords {
  const { action, outcome } = entry;
  const elsewhere = endedElsewhere(entry);
  const isDone = outcome.kind === 'done' && action !== 'bypass-ended';
  return {
    who: elsewhere === null ? entry.actor : null,
    did: elsewhere ?? (isDone ? ACTION_LOOKS[action].done : ASKED_OF_ROLLOUT[action]),
    // The entry of a bypass that ended elsewhere holds the reason for which it began.
    why: elsewhere !== null || entry.reason === '' ? null : reasonWords(entry),
    outcome: outcomeInRollout(outcome),
  };
}

function outcomeInRollout(outcome: AuditOutcome): string | null {
  if (outcome.kind === 'pending') return 'no answer from AWS yet';
  if (outcome.kind === 'partly') return describeSaid(outcome.said);
  return outcome.kind === 'done' ? null : `${outcome.kind}: ${describeSaid(outcome.said)}`;
}

/** In the audit log. The log alone does not know whether AWS acted on an intent without an outcome, and says so. */
export function outcomeInAudit(outcome: AuditOutcome): { word: string; message: string } {
  if (outcome.kind === 'pending') {
    return {
      word: 'No answer recorded',
      message: 'The intent was written down; whether AWS acted is not known. Sluice asks AWS and completes this entry.',
    };
  }
  if (outcome.kind === 'partly') return { word: 'Partly done', message: describeSaid(outcome.said) };
  return {
    word: outcome.kind === 'done' ? 'Done' : `${NOT_DONE[outcome.kind]}: ${outcome.code}`,
    message: describeSaid(outcome.said),
  };
}

/** How a bypass ended without Sluice, in a sentence; null: the entry is about something else. */
export function endedElsewhere({ action, outcome }: Pick<AuditEntry, 'action' | 'outcome'>): string | null {
  if (action !== 'bypass-ended' || outcome.kind !== 'done') return null;
  const seen = outcome.said.find((said) => said.kind === 'ended-elsewhere');
  if (seen?.how === 'group-gone') return 'The group was deleted, and its bypass ended with it';
  if (seen?.how === 'no-alarms') return 'Somebody outside Sluice took all alarms off the group';
  // A re-arming through Sluice that had no answer may have reached AWS: the entry leaves it open, and so does this.
  return seen?.askedBy
    ? 'The alarms were re-armed, outside Sluice or by a request that had no answer'
    : 'Somebody outside Sluice re-armed the alarms';
}

/** Why, as a person or Sluice gave it, in quotation marks; of a bypass that ended elsewhere, whose it was. */
export function reasonWords({ reason, ends }: Pick<AuditEntry, 'reason' | 'ends'>): string {
  if (ends === undefined) return `“${reason}”`;
  const bypass = `The bypass by ${ends.by} ends: "${reason}"`;
  return ends.why.kind === 'elsewhere' ? bypass : `“${[...whyWords(ends.why), bypass].join(' ')}”`;
}

function whyWords(why: EndOfBypass): string[] {
  switch (why.kind) {
    case 'elsewhere':
      return [];
    case 'time':
      return [`The time that ${why.setBy} set has come.`];
    case 'success':
      return why.rolloutId === null ? [] : [`${why.rolloutId} succeeded.`];
    case 'words':
      return [why.text];
  }
}
