import { createRandom } from '../statistics/create-random.ts';
import { holds, type AlarmTerm } from '../alarms/alarm-rule.ts';
import type { Plan } from '../plan/plan.ts';
import { keptPoissonDraws, type Draw } from './poisson-draws.ts';
import { EXTRA_PERIODS, isInAlarm, type Breach } from './is-in-alarm.ts';
import type { PeriodCounts, SimulatedAlarm } from './simulated-alarm.ts';
import type { SimulatedComposite } from './simulated-composite.ts';
import { shareSeconds } from './share-over-time.ts';

/**
 * Seconds between the end of a minute and the alarm's evaluation: metrics arrive late. AWS publishes no number; the
 * sandbox has 40 or 50.
 */
export const EVALUATION_DELAY_SECONDS = [40, 50] as const;
/** Seconds between ALARM and the stop, as captured from two deployments of real accounts. */
export const STOP_DELAY_SECONDS = 12;
/** Half the width of a chance's 95% interval, in points. The number of runs is chosen for it. */
export const ERROR_POINTS = 1.5;

const BATCH = 480;
export const MAX_RUNS = 4800;
/** Moments within a minute at which the plan may begin. */
const PHASES = 12;

export interface PlayedCase {
  plan: Plan;
  untilAllSeconds: number;
  alarms: readonly SimulatedAlarm[];
  composites: readonly SimulatedComposite[];
  callsPerMinute: number;
  baselineErrorPercent: number;
  errorPercent: number;
  /** How much later than usual a minute's counts are there: calls that take long, or metrics that come late. */
  lateSeconds: number;
}

export interface PlayedOutcome {
  stoppedPercent: number;
  failedCalls: number;
  medianSeconds: number | null;
}

/**
 * Simulates deployments with seeded numbers. The same input always gives the same answer, and two inputs differ only by
 * what they differ in. More runs are simulated where the chance is neither near 0 nor near 100.
 */
export function playDeployments(asked: PlayedCase): PlayedOutcome {
  // Children of composite alarms are simulated too, after the alarms that stop a deployment by themselves.
  const played = { ...asked, alarms: [...asked.alarms, ...asked.composites.flatMap(({ children }) => children)] };
  const alone = asked.alarms.length;
  const rules = rulesOf(asked.composites, alone);
  const { plan, untilAllSeconds, callsPerMinute, errorPercent } = played;
  const draws = keptPoissonDraws();
  const timetables = Array.from({ length: PHASES }, (_, index) =>
    timetable(played, ((index + 0.5) * 60) / PHASES, draws),
  );
  const boards = timetables.map((times) => makeBoard(played.alarms, times));
  const stops: number[] = [];
  let runs = 0;
  while (runs < MAX_RUNS && !isSettled(stops.length, runs)) {
    for (const end = runs + BATCH; runs < end; runs++) {
      const times = timetables[runs % PHASES];
      const board = boards[runs % PHASES];
      if (times === undefined || board === undefined) continue;
      const stop = playOne(played, { alone, rules }, times, board, createRandom(Math.imul(runs + 1, 0x9e3779b1)));
      if (stop !== null) stops.push(stop);
    }
  }
  // The failures until a stop are on average their rate summed until then, whatever decides the stop (they are a
  // martingale).
  const perSecond = (callsPerMinute / 60) * (errorPercent / 100);
  const share = (seconds: number) => shareSeconds(plan, seconds);
  const stopped = stops.reduce((sum, seconds) => sum + share(seconds), 0);
  const shared = (stopped + (runs - stops.length) * share(untilAllSeconds)) / runs;
  return {
    stoppedPercent: (stops.length / runs) * 100,
    failedCalls: perSecond * shared,
    medianSeconds: stops.toSorted((a, b) => a - b)[Math.floor(stops.length / 2)] ?? null,
  };
}

function isSettled(hits: number, runs: number): boolean {
  if (runs === 0) return false;
  const chance = (hits + 1) / (runs + 2);
  return 1.96 * Math.sqrt((chance * (1 - chance)) / runs) * 100 <= ERROR_POINTS;
}

interface Timetable {
  /** The plan begins so many seconds after the start of minute `past`. */
  phaseSeconds: number;
  /** Minutes before the one in which the plan begins. */
  past: number;
  minutes: number;
  /**
   * The baseline's counts of each minute, or all calls' where no alarm separates the versions; null: no alarm reads
   * them.
   */
  baseline: MinuteDraws | null;
  candidate: MinuteDraws | null;
}

interface MinuteDraws {
  errors: Draw[];
  good: Draw[];
}

function timetable(played: PlayedCase, phaseSeconds: number, draws: (mean: number) => Draw): Timetable {
  const { plan, untilAllSeconds, alarms, callsPerMinute } = played;
  const past = Math.max(
    ...alarms.map(({ evaluationPeriods, periodMinutes }) => (evaluationPeriods + EXTRA_PERIODS) * periodMinutes),
  );
  const minutes = past + Math.ceil((untilAllSeconds + phaseSeconds) / 60);
  const shares = Array.from({ length: minutes }, (_, index) => {
    const startsAt = (index - past) * 60 - phaseSeconds;
    return (shareSeconds(plan, startsAt + 60) - shareSeconds(plan, startsAt)) / 60;
  });
  const bad = played.baselineErrorPercent / 100;
  const worse = played.errorPercent / 100;
  const drawn = (meanOf: (share: number) => number) => shares.map((share) => draws(callsPerMinute * meanOf(share)));
  const reads = new Set(alarms.flatMap((alarm) => [...alarm.reads]));
  // Calls that arrive at random stay so when they are split at random. So each kind is a Poisson count of its own, and
  // so is any sum of them.
  const apart = reads.has('baseline') || reads.has('candidate');
  const all = () => ({
    errors: drawn((share) => share * worse + (1 - share) * bad),
    good: drawn((share) => share * (1 - worse) + (1 - share) * (1 - bad)),
  });
  const old = () => ({
    errors: drawn((share) => (1 - share) * bad),
    good: drawn((share) => (1 - share) * (1 - bad)),
  });
  const fresh = () => ({ errors: drawn((share) => share * worse), good: drawn((share) => share * (1 - worse)) });
  return {
    phaseSeconds,
    past,
    minutes,
    baseline: !apart ? all() : reads.has('all') || reads.has('baseline') ? old() : null,
    candidate: apart && (reads.has('all') || reads.has('candidate')) ? fresh() : null,
  };
}

/** Overwritten in each run: allocating it each time would be most of the work. */
interface Board {
  /** Running sums from the first minute, so any window's counts are one difference. */
  sums: Record<keyof PeriodCounts, Float64Array>;
  /** For each alarm, the result of the window that ends with each minute. */
  breaches: Breach[][];
  window: PeriodCounts;
}

function makeBoard(alarms: readonly SimulatedAlarm[], times: Timetable): Board {
  const sums = () => new Float64Array(times.minutes + 1);
  return {
    sums: { baselineCalls: sums(), baselineErrors: sums(), candidateCalls: sums(), candidateErrors: sums() },
    breaches: alarms.map(() => []),
    window: { baselineCalls: 0, baselineErrors: 0, candidateCalls: 0, candidateErrors: 0 },
  };
}

/** Whether a composite alarm is in ALARM at the evaluation after a minute, given the windows of its alarms. */
type Rule = (breaches: readonly (readonly Breach[])[], minute: number) => boolean;

/** `first`: the index of the first composite's first alarm among all alarms; the others' follow. */
function rulesOf(composites: readonly SimulatedComposite[], first: number): Rule[] {
  let next = first;
  return composites.map(({ rule, children }) => {
    const places = new Map(children.map((child, index) => [child.name, { child, place: next + index }]));
    next += children.length;
    return (breaches, minute) => {
      const isSo = ({ alarm }: AlarmTerm): boolean => {
        const found = places.get(alarm);
        const windows = found === undefined ? undefined : breaches[found.place];
        if (found === undefined || windows === undefined) return false;
        return isInAlarm(windows, { newest: minute, step: found.child.periodMinutes }, found.child);
      };
      return holds(rule, isSo) === true;
    };
  });
}

/** Seconds from the first shift until the stop; null: none came before the candidate had all the traffic. */
function playOne(
  played: PlayedCase,
  who: { alone: number; rules: readonly Rule[] },
  times: Timetable,
  board: Board,
  random: () => number,
): number | null {
  const { alarms, untilAllSeconds, lateSeconds } = played;
  const { alone, rules } = who;
  const { past, phaseSeconds } = times;
  const [soonest, latest] = EVALUATION_DELAY_SECONDS;
  const delay = soonest + (latest - soonest) * random() + lateSeconds;
  for (let minute = 0; minute < times.minutes; minute++) {
    drawMinute(board.sums, minute, times, random);
    const lookAt = (minute + 1 - past) * 60 - phaseSeconds + delay;
    if (lookAt + STOP_DELAY_SECONDS > untilAllSeconds) return null;
    let stops = false;
    for (let index = 0; index < alarms.length; index++) {
      const alarm = alarms[index];
      const breaches = board.breaches[index];
      if (alarm === undefined || breaches === undefined) continue;
      breaches[minute] = breachAt(alarm, board, minute + 1);
      // Nothing is stopped before the plan begins: it is known that the alarms are not in ALARM then.
      stops ||= index < alone && lookAt >= 0 && trips(alarm, breaches, minute);
    }
    stops ||= lookAt >= 0 && rules.some((isFulfilled) => isFulfilled(board.breaches, minute));
    if (stops) return lookAt + STOP_DELAY_SECONDS;
  }
  return null;
}

function drawMinute(sums: Board['sums'], minute: number, times: Timetable, random: () => number): void {
  const { baseline, candidate } = times;
  if (baseline !== null) addMinute(sums.baselineErrors, sums.baselineCalls, minute, baseline, random);
  if (candidate !== null) addMinute(sums.candidateErrors, sums.candidateCalls, minute, candidate, random);
}

function addMinute(
  allErrors: Float64Array,
  allCalls: Float64Array,
  minute: number,
  draws: MinuteDraws,
  random: () => number,
): void {
  const errors = draws.errors[minute]?.(random()) ?? 0;
  const good = draws.good[minute]?.(random()) ?? 0;
  allErrors[minute + 1] = (allErrors[minute] ?? 0) + errors;
  allCalls[minute + 1] = (allCalls[minute] ?? 0) + errors + good;
}

function breachAt(alarm: SimulatedAlarm, { sums, window }: Board, end: number): Breach {
  const start = end - alarm.periodMinutes;
  if (start < 0) return null;
  window.baselineCalls = (sums.baselineCalls[end] ?? 0) - (sums.baselineCalls[start] ?? 0);
  window.baselineErrors = (sums.baselineErrors[end] ?? 0) - (sums.baselineErrors[start] ?? 0);
  window.candidateCalls = (sums.candidateCalls[end] ?? 0) - (sums.candidateCalls[start] ?? 0);
  window.candidateErrors = (sums.candidateErrors[end] ?? 0) - (sums.candidateErrors[start] ?? 0);
  return alarm.breachOf(window);
}

function trips(alarm: SimulatedAlarm, breaches: readonly Breach[], minute: number): boolean {
  // With windows that do not overlap, a calm newest one can end an ALARM, but never begin one.
  if (alarm.periodMinutes === 1 && breaches[minute] === false) return false;
  return isInAlarm(breaches, { newest: minute, step: alarm.periodMinutes }, alarm);
}
