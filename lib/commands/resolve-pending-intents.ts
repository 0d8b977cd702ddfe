import type { Found, Said } from '../domain/acting/said.ts';
import type { AuditAction, AuditEntry, AuditOutcome } from '../domain/acting/audit.ts';
import { isActive } from '../domain/rollout/is-active.ts';
import { toMs } from '../domain/time/iso.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import { isAboutAlarms, type AboutAlarms } from './bypass/alarm-intents.ts';
import { awsNow } from './aws-now.ts';
import type { CommandParts } from './command-parts.ts';
import { describeDeployment } from './describe-deployment.ts';
import { findDeployment } from './find-deployment.ts';
import { isWholeOn } from './is-whole-on.ts';
import { ON_ITS_WAY_MS } from './bypass/settle-intents.ts';
import { LATEST } from './start-deployment.ts';

/**
 * Finishes the intents that an earlier process left without an outcome, by asking AWS what became of them. Pass what
 * was pending when this process began. Returns those that cannot be resolved yet, to be tried again: AWS does not
 * answer, or has not done it and the intent is younger than a minute.
 */
export async function resolvePendingIntents(
  deps: CommandParts,
  interrupted: readonly AuditEntry[],
  onError: (error: unknown, entry: AuditEntry) => void,
): Promise<AuditEntry[]> {
  const left: AuditEntry[] = [];
  for (const entry of interrupted) {
    try {
      if (!(await resolve(deps, entry))) left.push(entry);
    } catch (error) {
      onError(error, entry);
      left.push(entry);
    }
  }
  return left;
}

async function resolve(deps: CommandParts, entry: AuditEntry): Promise<boolean> {
  const target = deps.targets.find((candidate) => candidate.config.name === entry.target);
  // Intents about alarms are settled with the group's bypass. A target that is no longer configured cannot be asked.
  const { action } = entry;
  if (target === undefined || isAboutAlarms(action)) return true;
  const found = await whatBecame(target, entry, action);
  const at = awsNow(target, deps.clock);
  if (!found.done && toMs(at) - toMs(entry.at) < ON_ITS_WAY_MS) return false;
  const kind = found.done ? 'found' : 'interrupted';
  const said: Said[] = [{ kind, when: 'restart', found: found.seen }];
  const outcome: AuditOutcome = found.done
    ? {
        kind: found.isPart === true ? 'partly' : 'done',
        at,
        said: [...said, ...(found.besides ?? [])],
        awsRequestId: null,
      }
    : { kind: 'failed', at, code: 'INTERRUPTED', said, awsRequestId: null };
  await deps.store.audit.finish(entry.id, outcome, found.after);
  return true;
}

interface Became {
  done: boolean;
  seen: Found;
  after: Record<string, unknown> | null;
  /** Only a part of what was asked has happened, and what is known of the rest. */
  isPart?: boolean;
  besides?: Said[];
}

async function whatBecame(
  target: AwsTarget,
  entry: AuditEntry,
  action: Exclude<AuditAction, AboutAlarms>,
): Promise<Became> {
  const { subject } = entry;
  switch (action) {
    case 'stop':
      return stopped(target, subject.rolloutId);
    case 'stop-and-roll-back': {
      const became = await stopped(target, subject.rolloutId);
      const by = became.after?.['rolledBackBy'] ?? null;
      return became.done && by === null
        ? { ...became, isPart: true, besides: [{ kind: 'undone-by', by: null }] }
        : became;
    }
    case 'deploy':
    case 'roll-back': {
      const description = describeDeployment(entry.reason, entry.actor);
      const made = await findDeployment(target, subject, description, entry.at);
      if (made !== null) {
        const after = { rolloutId: made.id, version: made.appSpec?.targetVersion ?? null };
        return { done: true, seen: { kind: 'deployment', id: made.id }, after };
      }
      const published = await publishedFor(target, entry, description);
      return { done: false, seen: { kind: 'no-deployment', published }, after: null };
    }
    case 'fix-alias': {
      if (subject.functionName === null || subject.alias === null) {
        return { done: false, seen: { kind: 'alias-unknown' }, after: null };
      }
      const alias = await target.lambda.getAlias(subject.functionName, subject.alias);
      const done = isWholeOn(alias, entry.before?.['toVersion']);
      const after = { version: alias.version, weights: alias.weights };
      return { done, seen: { kind: 'alias', ...after }, after };
    }
  }
}

/** A deployment of $LATEST publishes it first, with the same description. */
async function publishedFor(target: AwsTarget, entry: AuditEntry, description: string): Promise<string | null> {
  const { functionName } = entry.subject;
  if (entry.before?.['toVersion'] !== LATEST || functionName === null) return null;
  const versions = await target.lambda.listVersions(functionName);
  const made = versions.find((version) => version.description === description);
  return made?.version ?? null;
}

async function stopped(target: AwsTarget, id: string | null): Promise<Became> {
  const [deployment] = id === null ? [] : await target.codeDeploy.getDeployments([id]);
  if (deployment === undefined) return { done: false, seen: { kind: 'rollout', id, status: null }, after: null };
  const { status } = deployment;
  const after = { status, rolledBackBy: deployment.rollback.by };
  // CodeDeploy's code for a stop by a person. Without it the rollout ended by itself.
  const byHand = !isActive(status) && deployment.error?.code === 'MANUAL_STOP';
  return { done: byHand, seen: { kind: 'rollout', id: deployment.id, status }, after };
}
