import type { HookLogs } from '../../domain/explain/hook-logs.ts';
import { isAppError, AppError } from '../../domain/errors/problem.ts';
import { toIso, toMs } from '../../domain/time/iso.ts';
import { likelyCauseOfHookSilence } from '../../domain/explain/likely-cause-of-hook-silence.ts';
import { requireTarget } from '../../domain/errors/require-target.ts';
import type { LifecycleEvent, Rollout } from '../../domain/rollout/rollout.ts';
import type { AwsTarget } from '../../parts/aws-target.ts';
import type { Parts } from '../../parts/parts.ts';
import { getRollout } from '../get-rollout.ts';
import { hasStart, toHookLines } from './to-hook-lines.ts';
import { unlessRefused } from '../deploying/unless-refused.ts';

/** Clocks differ by a little, and an answer is still logged after CodeDeploy has it. */
const BEFORE_MS = 5_000;
const AFTER_MS = 60_000;
const LINES_OF_DEPLOYMENT = 200;
const LINES_OF_ALL = 1_000;
/** CloudWatch has a minute's figures at the latest this much later. */
const COUNTED_AFTER_MS = 3 * 60_000;

/**
 * What the hook of a lifecycle event logged since the event began, read at most every ten seconds. Throws AppError
 * UNKNOWN_TARGET, NOT_FOUND (no such rollout, or no hook at this event), AWS_* (the rollout cannot be read). `unread`
 * says why logs cannot be read.
 */
export async function getHookLogs(
  deps: Pick<Parts, 'targets' | 'watcher' | 'store' | 'clock' | 'shelves'>,
  input: { target: string; id: string; event: string },
): Promise<HookLogs> {
  const target = requireTarget(deps.targets, input.target);
  const rollout = await getRollout(deps, input);
  const event = rollout.lifecycle.find(({ name }) => name === input.event);
  const functionName = event?.hookFunction ?? null;
  if (event === undefined || functionName === null)
    throw new AppError('NOT_FOUND', `${rollout.id} has no hook at ${input.event}.`);
  return deps.shelves.hookLogs.get(target, `${rollout.id} ${event.name} ${event.endedAt ?? ''}`, () =>
    read(deps, target, rollout, event, functionName),
  );
}

async function read(
  deps: Pick<Parts, 'clock'>,
  target: AwsTarget,
  rollout: Rollout,
  event: LifecycleEvent,
  functionName: string,
): Promise<HookLogs> {
  const now = target.clock.now() ?? deps.clock.now();
  const logs = {
    event: event.name,
    functionName,
    logGroup: logGroupOf(functionName),
    startedAt: event.startedAt,
    readAt: now.toISOString(),
  };
  if (event.startedAt === null) return { ...logs, lines: [], invoked: false, likelyCause: null, unread: null };
  const endMs = event.endedAt === null ? now.getTime() : toMs(event.endedAt) + AFTER_MS;
  const span = {
    logGroup: logs.logGroup,
    from: toIso(toMs(event.startedAt) - BEFORE_MS),
    to: toIso(Math.min(now.getTime(), endMs)),
  };
  const { found, unread, isAbsent } = await readLines(target, rollout.id, span);
  const exists = await unlessRefused(target.lambda.functionExists(functionName));
  const invoked =
    found === null ? (isAbsent ? await hasRun(target, bareName(functionName), span) : null) : hasStart(found);
  return {
    ...logs,
    lines: found === null ? null : toHookLines(found, rollout.id),
    invoked,
    likelyCause: likelyCauseOfHookSilence({ rollout, event, functionName, exists, invoked, now: logs.readAt }),
    unread,
  };
}

interface Lines {
  found: Awaited<ReturnType<AwsTarget['logs']['recent']>> | null;
  unread: string | null;
  /** There is no such log group. */
  isAbsent: boolean;
}

/** This deployment's lines are read separately, so that a function that logs a lot does not hide them. */
async function readLines(
  target: AwsTarget,
  deploymentId: string,
  span: { logGroup: string; from: string; to: string },
): Promise<Lines> {
  try {
    const [mine, all] = await Promise.all([
      target.logs.recent({ ...span, filter: `"${deploymentId}"`, limit: LINES_OF_DEPLOYMENT }),
      target.logs.recent({ ...span, filter: null, limit: LINES_OF_ALL }),
    ]);
    return { found: [...mine, ...all], unread: null, isAbsent: false };
  } catch (error) {
    if (!isAppError(error)) throw error;
    if (error.code !== 'NOT_FOUND') return { found: null, unread: error.message, isAbsent: false };
    const unread = `There is no log group ${span.logGroup}: the function has never run, or it may not write logs, or it writes elsewhere.`;
    return { found: null, unread, isAbsent: true };
  }
}

/**
 * Whether CloudWatch counted executions of a function that leaves no logs; null: not known, or too early to be counted.
 */
async function hasRun(
  target: AwsTarget,
  functionName: string,
  { from, to }: { from: string; to: string },
): Promise<boolean | null> {
  const counted = await unlessRefused(
    target.cloudWatch.peakConcurrency(functionName, from, to).then((most) => ({ most })),
  );
  if (counted === null) return null;
  if (counted.most !== null) return counted.most > 0;
  return toMs(to) - toMs(from) < COUNTED_AFTER_MS ? null : false;
}

/** The log group has Lambda's own name for the function; a hook may be named by its ARN or with a qualifier. */
function logGroupOf(hook: string): string {
  return `/aws/lambda/${bareName(hook)}`;
}

function bareName(hook: string): string {
  return /^arn:[^:]*:lambda:[^:]*:[^:]*:function:([^:]+)/.exec(hook)?.[1] ?? hook.split(':')[0] ?? hook;
}
