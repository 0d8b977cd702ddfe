import type { DetectionInput } from './detection-input.ts';
import { knownAlarms } from '../alarms/composite-of.ts';
import { assumptionsOf } from './assumptions-of.ts';
import type { Detection, DetectionCase } from './detection.ts';
import { lateSeconds } from './late-seconds.ts';
import { playDeployments } from './play-deployments.ts';
import { simulatedAlarm, type LeftOut, type SimulatedAlarm } from './simulated-alarm.ts';
import { simulatedComposite, type SimulatedComposite } from './simulated-composite.ts';
import { secondsUntilAll, shareSeconds } from './share-over-time.ts';

/** The error rates of a candidate that the page shows. */
const ERROR_PERCENTS = [1, 5, 20, 100];

/** The case by which it is said what late metrics change, and how late they then are. */
const OFTEN_PERCENT = 20;
const LATER_SECONDS = 60;

/**
 * The chance that the alarms as they are defined stop a bad candidate before it has all the traffic, and how many of
 * its calls fail until then. null: the plan's steps are not known. What cannot be known is null, or left out: a chance
 * of 0 is only said of alarms that were simulated, or that certainly stop nothing (`never`).
 *
 * Assumptions. Calls arrive at random at one even rate, and each goes to the candidate with the weight's chance (Lambda
 * routes per call, so the counts are Poisson). Each fails with its version's chance, independent of the others.
 * CloudWatch has every call of a minute when it evaluates the alarm, 40 to 50 s after the minute is over, in windows
 * that slide by the minute. No calls are no data point, and missing ones are treated as the alarm says (isInAlarm).
 * CodeDeploy stops 12 s after ALARM (captured). The first step is taken at once; hooks take no time. A stop counts when
 * it comes no later than the step to 100%. A composite alarm follows its alarms at once, and CodeDeploy is assumed to
 * obey it (unverified). Only calls and errors of AWS/Lambda are simulated; other alarms are listed in `notCounted`.
 *
 * Simulated with seeded random numbers: the same input gives the same answer, right to ±1.5 points with 95% confidence.
 * The assumptions matter more: deployments on the sandbox, whose metrics also arrive late in part, are stopped up to 4
 * points less often than this says (docs/preflight.md has the figures).
 */
export function detectionOf(input: DetectionInput): Detection | null {
  const { plan, callsPerMinute } = input;
  const untilAllSeconds = secondsUntilAll(plan);
  if (untilAllSeconds === null) return null;
  const known = knownAlarms(input.children ?? [], input.alarms);
  const sorted = input.alarms.map((alarm) => ({
    alarm,
    simulated: alarm.rule === undefined ? simulatedAlarm(alarm, input) : simulatedComposite(alarm, known, input),
  }));
  const red = input.alarms.filter((alarm) => alarm.state === 'ALARM');
  const counted = sorted.flatMap(({ simulated }) => ('why' in simulated || 'rule' in simulated ? [] : [simulated]));
  const composites = sorted.flatMap(({ simulated }) => ('rule' in simulated ? [simulated] : []));
  const notCounted = sorted.flatMap(({ alarm, simulated }) => {
    if (alarm.state === 'ALARM') return [];
    if ('why' in simulated) return [{ name: alarm.name, why: simulated.why }];
    if (!('rule' in simulated)) return [];
    return simulated.leftOut.map(({ name, why }) => ({ name: `${name} in ${alarm.name}`, why }));
  });
  const left = sorted.flatMap(({ alarm, simulated }) =>
    'why' in simulated && alarm.state !== 'ALARM' ? [simulated] : [],
  );
  const isCounted = counted.length + composites.length > 0;
  const never = neverOf(input, { isRed: red.length > 0, untilAllSeconds, isCounted, left });
  const late = lateSeconds(input.p90Ms ?? null);
  const playedAt = (errorPercent: number, lateBy: number) =>
    outcome(input, { errorPercent, untilAllSeconds, counted, composites, isRed: red.length > 0, never, lateBy });
  const caseOf = (errorPercent: number): DetectionCase => ({
    errorPercent,
    ...playedAt(errorPercent, 0),
    lateStoppedPercent: late === 0 ? null : playedAt(errorPercent, late).stoppedPercent,
  });
  const falseStopPercent = red.length > 0 ? 0 : (caseOf(input.baselineErrorPercent ?? 0).stoppedPercent ?? 0);
  const cases = ERROR_PERCENTS.map(caseOf);
  // Where nobody calls only what stops everything is known.
  const isFounded = callsPerMinute > 0 || cases.every(({ stoppedPercent }) => stoppedPercent === 100);
  const candidateCalls = (callsPerMinute / 60) * shareSeconds(plan, untilAllSeconds);
  return {
    callsPerMinute,
    candidateCalls,
    cases: isFounded ? cases : [],
    never,
    isAtLeast: isCounted && left.some(({ isBlind, isOther }) => isBlind !== true && isOther !== true),
    counted: sorted.flatMap(({ alarm, simulated }) =>
      'why' in simulated && alarm.state !== 'ALARM' ? [] : [alarm.name],
    ),
    notCounted,
    assumptions: assumptionsOf(input, {
      untilAllSeconds,
      candidateCalls,
      counted: counted.length + composites.length,
      never,
      composites: composites.map(({ name }) => name),
      red,
      falseStopPercent,
      lateSeconds: late,
      often: cases.find(({ errorPercent }) => errorPercent === OFTEN_PERCENT)?.stoppedPercent ?? null,
      oftenLater: playedAt(OFTEN_PERCENT, LATER_SECONDS).stoppedPercent,
    }),
  };
}

/** Why no alarm stops it, if that is certain. */
function neverOf(
  { alarms, isIgnored = false }: DetectionInput,
  known: { isRed: boolean; untilAllSeconds: number; isCounted: boolean; left: readonly LeftOut[] },
): Detection['never'] {
  if (known.isRed) return null;
  if (isIgnored) return 'ignored';
  if (alarms.length === 0) return 'no-alarms';
  if (known.untilAllSeconds === 0) return 'all-at-once';
  return !known.isCounted && known.left.every(({ isBlind }) => isBlind === true) ? 'blind' : null;
}

function outcome(
  input: DetectionInput,
  known: {
    errorPercent: number;
    untilAllSeconds: number;
    counted: SimulatedAlarm[];
    composites: SimulatedComposite[];
    isRed: boolean;
    never: Detection['never'];
    lateBy: number;
  },
): Omit<DetectionCase, 'errorPercent' | 'lateStoppedPercent'> {
  const { plan, callsPerMinute, baselineErrorPercent } = input;
  const { errorPercent, untilAllSeconds, counted, composites, isRed, never, lateBy } = known;
  // Seen in a real account: 0.73 s after the start, before the alias moved.
  if (isRed) return { stoppedPercent: 100, failedCalls: 0, medianSeconds: 0 };
  if (never !== null) {
    const calls = (callsPerMinute / 60) * shareSeconds(plan, untilAllSeconds);
    return { stoppedPercent: 0, failedCalls: (calls * errorPercent) / 100, medianSeconds: null };
  }
  if (counted.length + composites.length === 0) return { stoppedPercent: null, failedCalls: null, medianSeconds: null };
  return playDeployments({
    plan,
    untilAllSeconds,
    alarms: counted,
    composites,
    callsPerMinute,
    baselineErrorPercent: baselineErrorPercent ?? 0,
    errorPercent,
    lateSeconds: lateBy,
  });
}
