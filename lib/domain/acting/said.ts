import { formatUtcDateTime } from '../format/format-utc.ts';
import { aliasName } from '../rollout/alias-name.ts';
import { isActive } from '../rollout/is-active.ts';
import type { Iso } from '../time/iso.ts';

/** Where an alias was found: all traffic on `version`, less the `weights` (percent, 0–100) of others. */
interface FoundAlias {
  version: string;
  weights: Record<string, number>;
}

/** What AWS showed when Sluice checked later what became of an intent. */
export type Found =
  /** `status` null: AWS no longer has the deployment. `id` null: its id is not known either. */
  | { kind: 'rollout'; id: string | null; status: string | null }
  | { kind: 'deployment'; id: string }
  /** `published`: the version that was published for it; null: none. */
  | { kind: 'no-deployment'; published: string | null }
  | ({ kind: 'alias' } & FoundAlias)
  | { kind: 'alias-unknown' }
  | { kind: 'alarms'; ignored: boolean }
  /** At the time of the intent, according to the record of its bypass. */
  | { kind: 'alarms-then'; ignored: boolean }
  /** By Sluice's own call, which got no answer, or by somebody else: AWS does not say which. */
  | { kind: 'alarms-obeyed' }
  | { kind: 'group-gone' }
  | { kind: 'not-asked' }
  | { kind: 'bypass-ended-elsewhere' }
  | { kind: 'end'; kept: boolean };

/** One known fact about the outcome of an action. An outcome is a short list of them. */
export type Said =
  /** Text as it came: an error's, or an entry from before facts were kept. */
  | { kind: 'words'; text: string }
  | { kind: 'taken' }
  /** AWS could not be read before acting: what was known counted. `asOf` null: it was never read. */
  | { kind: 'not-read-first'; asOf: Iso | null; why: string }
  /** How often AWS was asked, if more than once. */
  | { kind: 'asked-again'; tries: number }
  | { kind: 'answer-lost'; but: 'nothing' | 'deployment-found' }
  /** CodeDeploy's answer to StopDeployment. */
  | { kind: 'stop-answered'; status: string; message: string | null }
  /** As read back. `status` null: it could not be read. */
  | { kind: 'rollout-state'; id: string; status: string | null }
  /** `by` null: a deployment that undoes it was asked for or expected, and none was seen. */
  | { kind: 'undone-by'; by: string | null }
  | { kind: 'moves'; id: string; functionName: string | null; alias: string | null; group: string; version: string }
  | { kind: 'hooks-unknown' }
  /** `isOld`: Lambda published nothing, because this version holds the same code and settings. */
  | { kind: 'published'; version: string; isOld: boolean }
  | ({ kind: 'alias-on'; isAnswerLost: boolean } & FoundAlias)
  /** As read back. `sent`: the list that was sent, if somebody changed it in the meantime. */
  | { kind: 'alarms-set'; ignored: boolean; alarms: string[]; sent: string[] | null; isAnswerLost: boolean }
  /** Earlier attempts had failed, the last with this answer. */
  | { kind: 'failed-before'; answer: string }
  | { kind: 'end-kept' }
  | { kind: 'nothing-left-to-arm' }
  | { kind: 'found'; when: 'restart' | 'later'; found: Found }
  | { kind: 'interrupted'; when: 'restart' | 'later'; found: Found }
  /** A bypass that ended without Sluice. `askedBy`: whose re-arming got no answer and may have ended it. */
  | { kind: 'ended-elsewhere'; how: 'group-gone' | 'no-alarms' | 'obeyed'; askedBy: { actor: string; at: Iso } | null };

export function describeSaid(said: readonly Said[]): string {
  return said.map(describe).join(' ');
}

function describe(said: Said): string {
  switch (said.kind) {
    case 'words':
      return said.text;
    case 'taken':
      return 'AWS took it.';
    case 'not-read-first': {
      const from = said.asOf === null ? 'was never read' : `was from ${formatUtcDateTime(said.asOf)} UTC`;
      return `AWS could not be read first, and the picture ${from}: ${said.why}`;
    }
    case 'asked-again':
      return `AWS was asked ${said.tries} times.`;
    case 'answer-lost':
      return said.but === 'nothing' ? "AWS's answer was lost." : "AWS's answer was lost, but the deployment is there.";
    case 'stop-answered':
      return `AWS answered ${said.status}${said.message === null ? '' : ` ("${said.message}")`}.`;
    case 'rollout-state':
      if (said.status === null) return `${said.id} could not be read back yet.`;
      return isActive(said.status) ? `${said.id} has not ended yet: ${said.status}.` : `${said.id} is ${said.status}.`;
    case 'undone-by':
      return said.by === null ? 'No deployment that rolls it back had been seen by then.' : `${said.by} rolls it back.`;
    case 'moves':
      return `${said.id} moves ${aliasName(said)} to version ${said.version}.`;
    case 'hooks-unknown':
      return 'It calls no hook: those of the last deployment are not known.';
    case 'published':
      return said.isOld
        ? `Nothing was published: version ${said.version} holds exactly what is in $LATEST.`
        : `$LATEST is published as version ${said.version}.`;
    case 'alias-on':
      return `${said.isAnswerLost ? "AWS's answer was lost, but read back from AWS: " : ''}${describeFoundAlias(said)}`;
    case 'alarms-set': {
      const lost = said.isAnswerLost ? "AWS's answer was lost, but " : '';
      const done = said.ignored ? 'The alarms are ignored' : 'The alarms are obeyed again';
      const changed =
        said.sent === null ? '' : ` Somebody changed the list at the same moment: it had been ${listOf(said.sent)}.`;
      return `${lost}${done}, read back from AWS: ${listOf(said.alarms)}.${changed}`;
    }
    case 'failed-before':
      return `It had failed before: ${said.answer}`;
    case 'end-kept':
      return 'Sluice ends the bypass that began elsewhere. Nothing was changed in AWS.';
    case 'nothing-left-to-arm':
      return 'Sluice had nothing left to turn on: somebody else had ended the bypass.';
    case 'found': {
      const when = said.when === 'restart' ? 'Found after a restart' : 'Found when looking later';
      return `${when}: ${describeFound(said.found)}`;
    }
    case 'interrupted': {
      const when =
        said.when === 'restart'
          ? 'Sluice ended before AWS acted:'
          : 'Sluice ended, or lost the connection, before it saw an answer. When it looked later,';
      return `${when} ${describeFound(said.found)}`;
    }
    case 'ended-elsewhere':
      return `Seen by Sluice: ${describeEnd(said)}`;
  }
}

/** "All traffic goes to version 62." */
export function describeFoundAlias({ version, weights }: FoundAlias): string {
  const others = Object.entries(weights).filter(([, percent]) => percent > 0);
  if (others.length === 0) return `All traffic goes to version ${version}.`;
  return `Version ${version}, with ${others.map(([other, percent]) => `${percent}% to version ${other}`).join(', ')}.`;
}

function describeFound(found: Found): string {
  switch (found.kind) {
    case 'rollout':
      if (found.status === null) return `AWS does not have ${found.id ?? 'it'} any more.`;
      return isActive(found.status)
        ? `${found.id} was not stopped and goes on.`
        : `${found.id} ended as ${found.status}.`;
    case 'deployment':
      return `${found.id} was made.`;
    case 'no-deployment':
      return `no deployment was made${found.published === null ? '' : `, but version ${found.published} was published`}.`;
    case 'alias': {
      const hasWeights = Object.values(found.weights).some((percent) => percent > 0);
      return `the alias is on version ${found.version}${hasWeights ? ', with weights' : ''}.`;
    }
    case 'alias-unknown':
      return 'which alias it was about is not known.';
    case 'alarms':
      return `the alarms are ${found.ignored ? 'ignored' : 'obeyed'}.`;
    case 'alarms-then':
      return `the alarms were ${found.ignored ? 'ignored' : 'obeyed'}.`;
    case 'alarms-obeyed':
      return "the alarms are obeyed, by Sluice's call, of which it saw no answer, or by somebody else.";
    case 'group-gone':
      return 'AWS does not have the group any more.';
    case 'not-asked':
      return 'AWS had not been asked yet.';
    case 'bypass-ended-elsewhere':
      return 'somebody else had ended the bypass.';
    case 'end':
      return found.kept ? 'its end was kept.' : 'no end was kept.';
  }
}

function describeEnd({ how, askedBy }: Extract<Said, { kind: 'ended-elsewhere' }>): string {
  if (how === 'group-gone') return 'AWS does not have the group any more.';
  if (how === 'no-alarms') return 'The group has no alarms any more.';
  if (askedBy === null) {
    return 'The alarms are obeyed, and Sluice did not do it. AWS does not say who did, or since when; CloudTrail may.';
  }
  return `The alarms are obeyed. Somebody else did it, or the re-arming that ${askedBy.actor} asked for at ${formatUtcDateTime(askedBy.at)} UTC, of which Sluice saw no answer.`;
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
