import type { Alarm } from '../alarms/alarm.ts';
import { aliasName } from '../rollout/alias-name.ts';
import { callsAMinute } from '../format/calls-a-minute.ts';
import { describeSpan } from '../format/describe-span.ts';
import { formatCount, formatPlural } from '../format/format-count.ts';
import { formatPercent } from '../format/format-percent.ts';
import type { DetectionInput } from './detection-input.ts';
import type { Detection } from './detection.ts';
import { ERROR_POINTS, EVALUATION_DELAY_SECONDS, MAX_RUNS, STOP_DELAY_SECONDS } from './play-deployments.ts';

/** A smaller chance that a good candidate is stopped is not worth a sentence. */
const WORTH_SAYING_PERCENT = 2;
/** With fewer calls, what is seen of the candidate is a handful. */
const FEW_CALLS = 20;

interface Simulated {
  untilAllSeconds: number;
  candidateCalls: number;
  counted: number;
  never: Detection['never'];
  /** Names of the composite alarms among them. */
  composites: readonly string[];
  red: readonly Alarm[];
  falseStopPercent: number;
  /** How long calls take, where CloudWatch has them too late because of it; 0: it does not. */
  lateSeconds: number;
  /** The chance of a version that fails 20% of its calls, and the same if metrics come a minute later. */
  often: number | null;
  oftenLater: number | null;
}

/** What a detection assumes, in sentences with this case's numbers, the most important first. */
export function assumptionsOf(input: DetectionInput, simulated: Simulated): string[] {
  const { counted, never, red } = simulated;
  const [firstRed] = red;
  if (firstRed !== undefined) {
    return [
      `${firstRed.name} is in ALARM already: CodeDeploy stops the deployment at once, whatever the new version does, and before any call moves.`,
      ...heeded(red.every(({ rule }) => rule !== undefined) ? red.map(({ name }) => name) : []),
    ];
  }
  if (simulated.untilAllSeconds === 0) return [allAtOnce(input)];
  const few = fewCalls(input, simulated);
  if (never !== null) return [...few, NEVER[never]];
  if (counted === 0) return [...few, 'None of the alarms can be reckoned: how surely they would stop it is not known.'];
  return [
    ...few,
    ...heeded(simulated.composites),
    ...longCalls(simulated),
    ...falseStops(input, simulated),
    traffic(input),
    ...history(input),
    timing(),
    ...later(simulated),
    evenness(),
    precision(),
  ];
}

const NEVER: Record<NonNullable<Detection['never']>, string> = {
  ignored: 'The group ignores its alarms now: none of them stops a deployment.',
  'no-alarms': 'The group lists no alarm: none stops a deployment.',
  'all-at-once': 'No alarm can act before the new version has all the traffic.',
  blind: 'What the alarms watch is no call of this deployment: none of them stops it.',
};

function allAtOnce({ callsPerMinute }: DetectionInput): string {
  return (
    `All at once: the new version has all of ${callsAMinute(callsPerMinute)} from the first second, so no alarm can act before that; ` +
    'what fails then fails until somebody rolls back.'
  );
}

function heeded(composites: readonly string[]): string[] {
  if (composites.length === 0) return [];
  return [`CodeDeploy heeds composite alarms (${composites.join(', ')}), which is unverified.`];
}

function fewCalls({ plan, callsPerMinute }: DetectionInput, { candidateCalls, untilAllSeconds }: Simulated): string[] {
  if (candidateCalls >= FEW_CALLS) return [];
  const [first] = plan.steps;
  const which =
    plan.kind === 'canary' && first !== undefined
      ? `the ${formatPercent(first.percent)} canary of ${describeSpan(untilAllSeconds)}`
      : `the ${describeSpan(untilAllSeconds)} before it has all the traffic`;
  const sees = plan.kind === 'canary' ? `${which} sees` : `the new version sees in ${which}`;
  return [`At ${callsAMinute(callsPerMinute)} ${sees} ${aFew(candidateCalls)}.`];
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

function aFew(calls: number): string {
  if (calls < 0.5) return 'hardly ever a call';
  const nearest = Math.round(calls);
  if (calls > 10 || Math.abs(calls - nearest) < 0.25) {
    return `about ${WORDS[nearest] ?? formatCount(nearest)} ${nearest === 1 ? 'call' : 'calls'}`;
  }
  const below = Math.floor(calls);
  return below === 0 ? 'at most one call' : `${WORDS[below] ?? below} or ${WORDS[below + 1] ?? below + 1} calls`;
}

function falseStops(
  { baselineVersion, baselineErrorPercent }: DetectionInput,
  { falseStopPercent }: Simulated,
): string[] {
  if (falseStopPercent < WORTH_SAYING_PERCENT || baselineErrorPercent === null) return [];
  const old = baselineVersion === null ? 'the old version' : `version ${baselineVersion}`;
  return [
    `A new version that fails no more than ${old} would be stopped in ${formatPercent(Math.round(falseStopPercent))} of deployments too.`,
  ];
}

function traffic({ callsPerMinute, baselineErrorPercent, baselineVersion, ...names }: DetectionInput): string {
  const through = aliasName({ ...names, group: 'the alias' });
  const old = baselineVersion === null ? 'the old version' : `version ${baselineVersion}`;
  const fail =
    baselineErrorPercent === null
      ? `none of those on ${old} fails, which is a guess: how often it fails is not known`
      : `${formatPercent(baselineErrorPercent)} of those on ${old} fail`;
  return `${callsAMinute(callsPerMinute)} come through ${through} at an even rate, at random, and ${fail}.`.replace(
    /^./,
    (letter) => letter.toUpperCase(),
  );
}

function longCalls({ lateSeconds }: Simulated): string[] {
  if (lateSeconds === 0) return [];
  return [
    `Nine of ten calls end within ${describeSpan(Math.round(lateSeconds))}, and CloudWatch counts a call when it has ended: the lower figure holds ` +
      'if failing calls take as long as that, the higher one if they fail at once.',
  ];
}

/** With fewer calls a rate of failures says little. */
const FEW_FOR_A_RATE = 100;
/** Hours that differ less are alike. */
const UNLIKE_HOURS = 3;

/** What the traffic rests on, where that is short or one of many. */
function history({ minutes = null, callsByHour = null, baselineCalls = null, ...input }: DetectionInput): string[] {
  const hours = (callsByHour ?? []).map((calls) => (calls ?? 0) / 60);
  const [least, most] = [Math.min(...hours), Math.max(...hours)];
  const old = input.baselineVersion === null ? 'The old version' : `Version ${input.baselineVersion}`;
  return [
    ...(minutes !== null && minutes < 60
      ? [`Calls have come for ${describeSpan(minutes * 60)} only: what an hour or a day brings is not known.`]
      : []),
    ...(hours.length > 1 && most > UNLIKE_HOURS * Math.max(least, 1 / 60)
      ? [
          `By the hour, the last day had between ${callsAMinute(least)} and ${callsAMinute(most)}: at another time the chances are others.`,
        ]
      : []),
    ...(input.baselineErrorPercent !== null && baselineCalls !== null && baselineCalls < FEW_FOR_A_RATE
      ? [`${old} had ${formatPlural(baselineCalls, 'call')} in that time, few to know by how often it fails.`]
      : []),
  ];
}

/** A change of the chance that is worth a sentence, in points. */
const WORTH_POINTS = 3;

function later({ often, oftenLater }: Simulated): string[] {
  if (often === null || oftenLater === null || often - oftenLater < WORTH_POINTS) return [];
  return [
    `If metrics come a minute later than that, a version that fails 20% of its calls is stopped in ${formatPercent(Math.round(oftenLater))} of deployments ` +
      `instead of ${formatPercent(Math.round(often))}.`,
  ];
}

function timing(): string {
  const [soonest, latest] = EVALUATION_DELAY_SECONDS;
  return (
    `CloudWatch looks at a minute ${soonest} to ${latest} s after its end, which AWS does not publish, and CodeDeploy stops about ` +
    `${STOP_DELAY_SECONDS} s after ALARM, as seen in two real deployments.`
  );
}

function evenness(): string {
  return 'Each call of the new version fails with the same chance, from the first on; only calls and errors count, not how long they take.';
}

function precision(): string {
  return `Played up to ${formatCount(MAX_RUNS)} times for each error rate: right to ±${ERROR_POINTS} points.`;
}
