import type { MissingPermission, SourceError, SourceHealth, SourceName } from '../../domain/live/health.ts';
import type { AwsCall } from '../../parts/aws-target.ts';
import { isLate } from './is-late.ts';
import { afterCall, afterReturnOfAnother, afterTime, atEase, slowedBy, type Backoff } from '../decide/backoff.ts';
import type { TargetContext } from '../target-context.ts';

const SOURCES: SourceName[] = ['codedeploy', 'lambda', 'cloudwatch'];
/** A missing permission is tried again every five minutes. One that was not refused for longer has been granted. */
const REFUSAL_MS = 6 * 60_000;

interface SourceState {
  lastSuccessAt: string | null;
  lastSuccessAtMs: number | null;
  /** To the question that has a cadence. Refusals are answers too. */
  answeredAtMs: number | null;
  error: SourceError | null;
  /** The operation whose success clears the error; null: any. */
  errorOf: string | null;
  backoff: Backoff;
}

/** The state of each source, judged by its calls: back-off, errors, missing permissions. */
export interface SourceWatch {
  onCall(call: AwsCall): void;
  backoff(): Record<SourceName, Backoff>;
  lastSuccessAtMs(source: SourceName): number | null;
  missingPermissions(): MissingPermission[];
  health(): Record<SourceName, SourceHealth>;
}

export function watchSources(ctx: Pick<TargetContext, 'now' | 'nowMs' | 'picture'>, random: () => number): SourceWatch {
  const startedAtMs = ctx.nowMs();
  const states = {
    codedeploy: freshState(),
    lambda: freshState(),
    cloudwatch: freshState(),
  } satisfies Record<SourceName, SourceState>;
  const refused = new Map<string, MissingPermission & { lastAtMs: number }>();

  function noteRefusal(action: string, resource: string | null, message: string): void {
    const key = `${action} ${resource ?? ''}`;
    const since = refused.get(key)?.since ?? ctx.now().toISOString();
    refused.set(key, { action, resource, message, since, lastAtMs: ctx.nowMs() });
  }
  /** What was allowed once may still be refused elsewhere: then the next try says so again. */
  function noteSuccess(action: string): void {
    for (const [key, each] of refused) if (each.action === action) refused.delete(key);
  }
  function dropOld(): void {
    for (const [key, { lastAtMs }] of refused) if (ctx.nowMs() - lastAtMs > REFUSAL_MS) refused.delete(key);
  }

  return {
    onCall(call) {
      if (call.error?.missingAction)
        noteRefusal(call.error.missingAction, call.error.resource ?? null, call.error.message);
      const { source, error } = call;
      if (error === null) noteSuccess(`${source}:${call.operation}`);
      if (source === 'sts' || source === 'logs') return;
      const state = states[source];
      const how = error?.throttled ? 'throttled' : error?.code === 'UNREACHABLE' ? 'unreachable' : 'answered';
      if (how !== 'unreachable' && call.operation === CADENCED[source]) state.answeredAtMs = ctx.nowMs();
      const wasAway = state.backoff.away !== null;
      state.backoff = afterCall(state.backoff, how, ctx.nowMs(), random());
      if (wasAway && how === 'answered') {
        for (const source of SOURCES)
          states[source].backoff = afterReturnOfAnother(states[source].backoff, ctx.nowMs());
      }
      if (error === null) {
        state.lastSuccessAt = ctx.now().toISOString();
        state.lastSuccessAtMs = ctx.nowMs();
        if (state.errorOf === null || state.errorOf === call.operation) state.error = null;
      } else if (isOfTheSource(call, state)) {
        state.errorOf = CORE.has(call.operation) && !isOfAll(call) ? call.operation : null;
        state.error = {
          code: error.code,
          message: error.message,
          since: state.error?.since ?? ctx.now().toISOString(),
          missingAction: error.missingAction,
        };
      }
    },
    backoff() {
      for (const source of SOURCES) states[source].backoff = afterTime(states[source].backoff, ctx.nowMs());
      return {
        codedeploy: states.codedeploy.backoff,
        lambda: states.lambda.backoff,
        cloudwatch: states.cloudwatch.backoff,
      };
    },
    lastSuccessAtMs: (source) => states[source].lastSuccessAtMs,
    missingPermissions() {
      dropOld();
      return [...refused.values()].map(({ action, resource = null, message, since }) => ({
        action,
        resource,
        message,
        since,
      }));
    },
    health() {
      const health = (source: SourceName): SourceHealth => {
        const { lastSuccessAt, answeredAtMs, error, backoff } = states[source];
        const late = isLate(ctx, source, { startedAtMs, answeredAtMs }, backoff.factor);
        const slowed = slowedBy(backoff, ctx.nowMs());
        const until = new Date(ctx.now().getTime() + (slowed === null ? 0 : slowed.untilMs - ctx.nowMs()));
        return {
          lastSuccessAt,
          error,
          ...(late ? { late } : {}),
          slowed: slowed && { until: until.toISOString(), refused: slowed.refused, outOf: slowed.outOf },
        };
      };
      return { codedeploy: health('codedeploy'), lambda: health('lambda'), cloudwatch: health('cloudwatch') };
    },
  };
}

/** What is asked at a fixed cadence, by source: its answers say whether it is late. */
const CADENCED: Record<SourceName, string> = {
  codedeploy: 'ListDeployments',
  lambda: 'GetAlias',
  cloudwatch: 'GetMetricData',
};
/** Without these no rollout is seen at all. */
const CORE = new Set(['ListDeployments', 'BatchGetDeployments']);
const CREDENTIALS =
  /^(ExpiredToken|UnrecognizedClient|InvalidClientTokenId|InvalidSignature|SignatureDoesNotMatch|MissingAuthenticationToken|Credentials|RequestExpired)/;

/** Errors that every call gets: AWS cannot be reached, or does not accept the credentials. */
function isOfAll({ error }: AwsCall): boolean {
  return error !== null && (error.code === 'UNREACHABLE' || CREDENTIALS.test(error.code));
}

/** A refused operation or thing is shown where it matters, unless nothing works without it, or nothing ever worked. */
function isOfTheSource(call: AwsCall, state: SourceState): boolean {
  if (call.error === null || call.error.throttled) return false;
  return isOfAll(call) || CORE.has(call.operation) || state.lastSuccessAt === null;
}

const freshState = (): SourceState => ({
  lastSuccessAt: null,
  lastSuccessAtMs: null,
  answeredAtMs: null,
  error: null,
  errorOf: null,
  backoff: atEase,
});
