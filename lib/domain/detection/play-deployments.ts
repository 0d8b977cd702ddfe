import { createRandom } from '../create-random.ts';
import type { Plan } from '../plan.ts';
import { drawPoisson } from './draw-poisson.ts';
import { isInAlarm, type Breach } from './is-in-alarm.ts';
import { EXTRA_PERIODS, type PeriodCounts, type ReckonedAlarm } from './reckoned-alarm.ts';
import { shareSeconds } from './share-over-time.ts';

/** Seconds between the end of a minute and the alarm's look at it: metrics arrive late. AWS publishes no number; the sandbox has 40 or 50. */
export const EVALUATION_DELAY_SECONDS = [40, 50] as const;
/** Seconds between ALARM and the stop, as captured from two deployments of real accounts. */
export const STOP_DELAY_SECONDS = 12;
/** Half the width of the 95% interval of a chance, in points, that the number of runs is chosen for. */
export const ERROR_POINTS = 1.5;

const BATCH = 480;
export const MAX_RUNS = 4320;
/** With so many good calls a minute, that there are some is certain, and their exact number tells an error count nothing. */
const MANY = 40;
/** Moments within a minute at which the plan may begin. */
const PHASES = 12;

export interface PlayedCase {
  plan: Plan;
  untilAllSeconds: number;
  alarms: readonly ReckonedAlarm[];
  callsPerMinute: number;
  baselineErrorPercent: number;
  errorPercent: number;
}

export interface PlayedOutcome {
  stoppedPercent: number;
  failedCalls: number;
  medianSeconds: number | null;
}

/**
 * Plays deployments with seeded numbers, so that the same input always gives the same answer and two inputs differ only by what they differ
 * in. More are played where the chance is neither near 0 nor near 100.
 */
export function playDeployments(played: PlayedCase): PlayedOutcome {
  const { plan, untilAllSeconds, callsPerMinute, errorPercent } = played;
  const timetables = Array.from({ length: PHASES }, (_, index) => timetable(played, ((index + 0.5) * 60) / PHASES));
  const boards = timetables.map((times) => makeBoard(played.alarms, times));
  const stops: number[] = [];
  let runs = 0;
  while (runs < MAX_RUNS && !isSettled(stops.length, runs)) {
    for (const end = runs + BATCH; runs < end; runs++) {
      const times = timetables[runs % PHASES];
      const board = boards[runs % PHASES];
      if (times === undefined || board === undefined) continue;
      const stop = playOne(played, times, board, createRandom(Math.imul(runs + 1, 0x9e3779b1)));
      if (stop !== null) stops.push(stop);
    }
  }
  // The failures until a stop are on average their rate added up until then, whatever decides the stop (they are a martingale).
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
  /** Mean counts of each minute, oldest first. */
  baselineErrors: Float64Array;
  baselineGood: Float64Array;
  candidateErrors: Float64Array;
  candidateGood: Float64Array;
}

function timetable(played: PlayedCase, phaseSeconds: number): Timetable {
  const { plan, untilAllSeconds, alarms, callsPerMinute } = played;
  const past = Math.max(
    ...alarms.map(({ evaluationPeriods, periodMinutes }) => (evaluationPeriods + EXTRA_PERIODS) * periodMinutes),
  );
  const minutes = past + Math.ceil((untilAllSeconds + phaseSeconds) / 60);
  const made = (of: (baselineCalls: number, candidateCalls: number) => number) =>
    Float64Array.from({ length: minutes }, (_, index) => {
      const startsAt = (index - past) * 60 - phaseSeconds;
      const share = (shareSeconds(plan, startsAt + 60) - shareSeconds(plan, startsAt)) / 60;
      return of(callsPerMinute * (1 - share), callsPerMinute * share);
    });
  const bad = played.baselineErrorPercent / 100;
  const worse = played.errorPercent / 100;
  return {
    phaseSeconds,
    past,
    baselineErrors: made((calls) => calls * bad),
    baselineGood: made((calls) => calls * (1 - bad)),
    candidateErrors: made((_, calls) => calls * worse),
    candidateGood: made((_, calls) => calls * (1 - worse)),
  };
}

/** What is written over in each run: making it anew would be most of the work. */
interface Board {
  apart: boolean;
  exactCalls: boolean;
  /** Counts added up from the first minute on, so that any window's counts are one difference. */
  sums: Record<keyof PeriodCounts, Float64Array>;
  /** For each alarm, what the window that ends with each minute says. */
  breaches: Breach[][];
  window: PeriodCounts;
}

function makeBoard(alarms: readonly ReckonedAlarm[], times: Timetable): Board {
  const sums = () => new Float64Array(times.baselineErrors.length + 2);
  return {
    apart: alarms.some((alarm) => alarm.readsVersions),
    exactCalls: alarms.some((alarm) => alarm.readsCalls),
    sums: { baselineCalls: sums(), baselineErrors: sums(), candidateCalls: sums(), candidateErrors: sums() },
    breaches: alarms.map(() => []),
    window: { baselineCalls: 0, baselineErrors: 0, candidateCalls: 0, candidateErrors: 0 },
  };
}

/** Seconds from the first shift until the stop; null: none came before the candidate had all the traffic. */
function playOne(played: PlayedCase, times: Timetable, board: Board, random: () => number): number | null {
  const { alarms, untilAllSeconds } = played;
  const { past, phaseSeconds } = times;
  const [soonest, latest] = EVALUATION_DELAY_SECONDS;
  const delay = soonest + (latest - soonest) * random();
  for (let minute = 0; minute < times.baselineErrors.length; minute++) {
    drawMinute(board, minute, times, random);
    const lookAt = (minute + 1 - past) * 60 - phaseSeconds + delay;
    if (lookAt + STOP_DELAY_SECONDS > untilAllSeconds) return null;
    let stops = false;
    for (const [index, alarm] of alarms.entries()) {
      const breaches = board.breaches[index] ?? [];
      breaches[minute] = breachAt(alarm, board, minute + 1);
      // Before the plan begins nothing is stopped: that the alarms are not in ALARM then is known.
      stops ||= lookAt >= 0 && trips(alarm, breaches, minute);
    }
    if (stops) return lookAt + STOP_DELAY_SECONDS;
  }
  return null;
}

function drawMinute({ sums, apart, exactCalls }: Board, minute: number, times: Timetable, random: () => number): void {
  const baselineErrors = times.baselineErrors[minute] ?? 0;
  const baselineGood = times.baselineGood[minute] ?? 0;
  const candidateErrors = times.candidateErrors[minute] ?? 0;
  const candidateGood = times.candidateGood[minute] ?? 0;
  const add = (to: Float64Array, count: number): void => {
    to[minute + 1] = (to[minute] ?? 0) + count;
  };
  const drawGood = (mean: number) => (exactCalls || mean < MANY ? drawPoisson(random(), mean) : mean);
  // Calls that arrive at random stay so when they are split at random: each kind is a Poisson count of its own, and so is any sum of them.
  const errors = drawPoisson(random(), apart ? baselineErrors : baselineErrors + candidateErrors);
  add(sums.baselineErrors, errors);
  add(sums.baselineCalls, errors + drawGood(apart ? baselineGood : baselineGood + candidateGood));
  if (!apart) return;
  const newErrors = drawPoisson(random(), candidateErrors);
  add(sums.candidateErrors, newErrors);
  add(sums.candidateCalls, newErrors + drawGood(candidateGood));
}

function breachAt(alarm: ReckonedAlarm, { sums, window }: Board, end: number): Breach {
  const start = end - alarm.periodMinutes;
  if (start < 0) return null;
  window.baselineCalls = (sums.baselineCalls[end] ?? 0) - (sums.baselineCalls[start] ?? 0);
  window.baselineErrors = (sums.baselineErrors[end] ?? 0) - (sums.baselineErrors[start] ?? 0);
  window.candidateCalls = (sums.candidateCalls[end] ?? 0) - (sums.candidateCalls[start] ?? 0);
  window.candidateErrors = (sums.candidateErrors[end] ?? 0) - (sums.candidateErrors[start] ?? 0);
  return alarm.breachOf(window);
}

function trips(alarm: ReckonedAlarm, breaches: readonly Breach[], minute: number): boolean {
  const { periodMinutes, evaluationPeriods, treatMissingData } = alarm;
  const looked = evaluationPeriods + EXTRA_PERIODS;
  // The usual case, without a list: an alarm is calm when its newest periods do not breach.
  if (treatMissingData !== 'breaching' && countTrue(breaches, minute, periodMinutes, looked) === 0) return false;
  const newestFirst = Array.from({ length: looked }, (_, index) => breaches[minute - index * periodMinutes] ?? null);
  return isInAlarm(newestFirst, alarm);
}

function countTrue(breaches: readonly Breach[], minute: number, step: number, looked: number): number {
  let count = 0;
  for (let index = 0; index < looked; index++) if (breaches[minute - index * step] === true) count += 1;
  return count;
}
