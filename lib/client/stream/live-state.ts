import type { SourceName, TargetHealth } from '../../domain/live/health.ts';
import { toMs } from '../../domain/time/iso.ts';

/** Real seconds since a source last answered; null: never, or its time is not known. */
type SourceAges = Record<SourceName, number | null>;

export type LiveState =
  | { kind: 'live'; ageSeconds: number | null; ages: SourceAges }
  | { kind: 'reconnecting'; forSeconds: number; ages: SourceAges }
  | { kind: 'first-reading'; groupsRead: number; groupsKnown: number | null; ages: SourceAges }
  /** `sources` have not answered for a while; the oldest of them first. */
  | { kind: 'stale'; ageSeconds: number | null; sources: SourceName[]; ages: SourceAges }
  | { kind: 'slowed'; ageSeconds: number | null; sources: SourceName[]; ages: SourceAges };

const SOURCES: SourceName[] = ['codedeploy', 'lambda', 'cloudwatch'];
/** A failing source is called stale after this. */
const FAILING_STALE_SECONDS = 15;
/** A source that is merely read rarely (an idle account) is called stale later. CloudWatch is read once a minute. */
const QUIET_STALE_SECONDS: Record<SourceName, number> = { codedeploy: 20, lambda: 300, cloudwatch: 240 };
/** While AWS throttles, a source is read up to sixteen times less often, and the page says so separately. */
const SLOWED_STALE_SECONDS = 120;
/** A quicker reconnection is not worth a word. */
const UNNOTICED_SECONDS = 2;

/**
 * What the live indicator says, worst first: a lost stream hides everything else, stale outweighs slowed.
 * @param lostSeconds how long the event stream has been away; null: it is there
 * @param nowMs AWS's time
 */
export function liveState(target: TargetHealth | null, lostSeconds: number | null, nowMs: number): LiveState {
  const ages = sourceAges(target, nowMs);
  const ageSeconds = ages.codedeploy;
  if (lostSeconds !== null && lostSeconds >= UNNOTICED_SECONDS)
    return { kind: 'reconnecting', forSeconds: lostSeconds, ages };
  if (!target) return { kind: 'live', ageSeconds, ages };
  const stale = staleSources(target, ages);
  if (stale.length > 0) return { kind: 'stale', ageSeconds: ages[stale[0] ?? 'codedeploy'], sources: stale, ages };
  if (target.firstReading) return { kind: 'first-reading', ...target.firstReading, ages };
  const slowed = SOURCES.filter((name) => target.sources[name].slowed !== null);
  if (slowed.length > 0) return { kind: 'slowed', ageSeconds: ages[slowed[0] ?? 'codedeploy'], sources: slowed, ages };
  return { kind: 'live', ageSeconds, ages };
}

function sourceAges(target: TargetHealth | null, nowMs: number): SourceAges {
  const age = (name: SourceName) => {
    const at = target?.sources[name].lastSuccessAt ?? null;
    if (at === null || !target) return null;
    // On a fast simulated clock an age in AWS's seconds would look alarming.
    return Math.max(0, Math.floor((nowMs - toMs(at)) / 1000 / (target.clock.rate || 1)));
  };
  return { codedeploy: age('codedeploy'), lambda: age('lambda'), cloudwatch: age('cloudwatch') };
}

/** A missing permission is not staleness: it has its own banner and does not heal by waiting. */
function staleSources(target: TargetHealth, ages: SourceAges): SourceName[] {
  return SOURCES.filter((name) => {
    const { error, lastSuccessAt, slowed } = target.sources[name];
    const age = ages[name];
    if (slowed && !error) return age !== null && age >= SLOWED_STALE_SECONDS;
    if (error && error.missingAction === null)
      return age === null ? lastSuccessAt === null : age >= FAILING_STALE_SECONDS;
    return !error && age !== null && age >= QUIET_STALE_SECONDS[name];
  }).toSorted((a, b) => (ages[b] ?? Infinity) - (ages[a] ?? Infinity));
}
