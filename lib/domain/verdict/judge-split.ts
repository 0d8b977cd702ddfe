import { toIso, toMs } from '../time/iso.ts';
import type { RoutedPoint } from '../series/series.ts';
import { ENOUGH_EVIDENCE } from './create-evidence.ts';
import type { SettledMinute } from './settle-minutes.ts';
import { createShareAt } from './create-share-at.ts';
import { MOST_EVIDENCE } from './to-evidence.ts';
import type { Split } from './verdict.ts';

const MINUTE_MS = 60_000;

/**
 * By how much the odds of a call's going to the candidate may be wrong: each is a bet. Within about ±10% none of them
 * ever wins.
 */
const ODDS_RATIOS = [1 / 8, 1 / 3, 1 / 1.6, 1 / 1.25, 1.25, 1.6, 3, 8] as const;

const GAINS = ODDS_RATIOS.map((ratio) => Math.log(ratio));

/** The evidence that the split is not the alias's, after each further minute. */
type TakeMinute = (candidateCalls: number, calls: number, share: number) => number;

/**
 * Lambda routes each invocation by itself at random
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html), so a minute's calls of the candidate
 * are binomial and ratio^(calls of the candidate) / (1 + share · (ratio − 1))^(calls) has mean 1. A split that fitted
 * for hours may stop fitting. So each bet is placed gradually, 1 / (t · (t + 1)) of it at minute t, and earlier losses
 * weigh little. The evidence is the mean of the bets plus what is not placed yet: an e-value again.
 */
function createSplitEvidence(): TakeMinute {
  const stakes: number[] = ODDS_RATIOS.map(() => 0);
  let minutes = 0;
  let costs: { share: number; logs: number[] } | null = null;
  return (candidateCalls, calls, share) => {
    minutes += 1;
    const added = 1 / (minutes * (minutes + 1));
    if (costs?.share !== share) costs = { share, logs: ODDS_RATIOS.map((ratio) => Math.log1p(share * (ratio - 1))) };
    let sum = 0;
    for (let index = 0; index < stakes.length; index++) {
      const log = candidateCalls * (GAINS[index] ?? 0) - calls * (costs.logs[index] ?? 0);
      const stake = Math.min(MOST_EVIDENCE, ((stakes[index] ?? 0) + added) * Math.exp(log));
      stakes[index] = stake;
      sum += stake;
    }
    return sum / stakes.length + 1 / (minutes + 1);
  };
}

/**
 * Whether the calls are split as the alias says. "Does not fit" when the evidence against it reaches 100: at most one
 * rollout in a hundred with a correct split gets there, however often one looks. Minutes in or next to which the share
 * changed are left out.
 */
export function judgeSplit(minutes: readonly SettledMinute[], routed: readonly RoutedPoint[]): Split {
  const shareAt = createShareAt(routed.map(({ at, percent }) => ({ atMs: toMs(at), percent })));
  const take = createSplitEvidence();
  let evidence = 1;
  let sinceMs: number | null = null;
  let calls = 0;
  let observed = 0;
  let expected = 0;
  for (const minute of minutes) {
    const candidate = minute.candidate?.invocations ?? 0;
    const all = candidate + (minute.baseline?.invocations ?? 0);
    const percent = all === 0 ? null : shareAt(minute.atMs);
    if (percent === null) continue;
    calls += all;
    observed += candidate;
    expected += all * (percent / 100);
    evidence = Math.min(MOST_EVIDENCE, take(candidate, all, percent / 100));
    if (sinceMs === null && evidence >= ENOUGH_EVIDENCE) sinceMs = minute.atMs + MINUTE_MS;
  }
  return {
    kind: calls === 0 ? 'nothing' : sinceMs === null ? 'fits' : 'does-not-fit',
    since: sinceMs === null ? null : toIso(sinceMs),
    expectedPercent: calls === 0 ? null : (expected / calls) * 100,
    observedPercent: calls === 0 ? null : (observed / calls) * 100,
    calls,
    evidence,
  };
}
