import { COLD_START_FILTER, coldStartOf, REPORT_FILTER, type ColdStarts } from '../domain/series/cold-starts.ts';
import { isAppError, AppError } from '../domain/errors/problem.ts';
import type { Iso } from '../domain/time/iso.ts';
import { requireTarget } from '../domain/errors/require-target.ts';
import type { AwsLogs } from '../parts/logs.ts';
import type { Parts } from '../parts/parts.ts';
import { getRollout } from './get-rollout.ts';

/** Of 10,000 lines or one megabyte of log each (FilterLogEvents). Logs allows a region a few a second. */
const MOST_CALLS = 20;
const SOME_REPORTS = 10;

/**
 * Cold starts of a rollout's versions since traffic began to shift, counted in the function's log at most once a
 * minute. The log also has calls of a version that did not come through the alias. Throws AppError UNKNOWN_TARGET,
 * NOT_FOUND (no such rollout, or no traffic has shifted), AWS_* (the rollout cannot be read). `unread` says why a log
 * cannot be read.
 */
export async function getColdStarts(
  deps: Pick<Parts, 'targets' | 'watcher' | 'store' | 'clock' | 'shelves'>,
  input: { target: string; id: string },
): Promise<ColdStarts> {
  const target = requireTarget(deps.targets, input.target);
  const { id, functionName, baselineVersion, candidateVersion, shiftStartedAt, completedAt } = await getRollout(
    deps,
    input,
  );
  if (functionName === null || shiftStartedAt === null)
    throw new AppError('NOT_FOUND', `No traffic has shifted in ${id} yet.`);
  return deps.shelves.coldStarts.get(target, `${id} ${completedAt ?? ''}`, async () => {
    const now = (target.clock.now() ?? deps.clock.now()).toISOString();
    const span = { logGroup: `/aws/lambda/${functionName}`, from: shiftStartedAt, to: completedAt ?? now };
    const { byVersion, ...counts } = await count(target.logs, span);
    const of = (version: string | null) => (byVersion === null ? null : (byVersion.get(version ?? '') ?? 0));
    return { ...span, baseline: of(baselineVersion), candidate: of(candidateVersion), ...counts, readAt: now };
  });
}

interface Count {
  byVersion: Map<string, number> | null;
  isAtLeast: boolean;
  unread: string | null;
}

async function count(logs: AwsLogs, span: { logGroup: string; from: Iso; to: Iso }): Promise<Count> {
  try {
    const { lines, isComplete } = await logs.all({ ...span, filter: COLD_START_FILTER, mostCalls: MOST_CALLS });
    const byVersion = new Map<string, number>();
    for (const line of lines) {
      const version = coldStartOf(line);
      if (version !== null) byVersion.set(version, (byVersion.get(version) ?? 0) + 1);
    }
    // Finding none means something only if the log has the lines in which they would be.
    if (byVersion.size > 0) return { byVersion, isAtLeast: !isComplete, unread: null };
    const reports = await logs.recent({ ...span, filter: REPORT_FILTER, limit: SOME_REPORTS });
    if (reports.length > 0) return { byVersion, isAtLeast: !isComplete, unread: null };
    return unread(`${span.logGroup} has no REPORT lines of that time.`);
  } catch (error) {
    if (!isAppError(error)) throw error;
    return unread(error.code === 'NOT_FOUND' ? `There is no log group ${span.logGroup}.` : error.message);
  }
}

function unread(why: string): Count {
  return { byVersion: null, isAtLeast: false, unread: why };
}
