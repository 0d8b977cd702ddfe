import { createCanaryPlayer, SETTINGS, type CanaryPlayer, type Setting } from './canaries-on-sandbox.ts';
import { withoutLimit, type Figure, type Measurement } from '../measurement.ts';

/** Of each setting and error rate. */
const RUNS = 1000;
/** In points: how much the assumptions may change the chances (docs/preflight.md). */
const TOLERATED_POINTS = 4;
/** The failed calls may differ by the larger of the two. */
const TOLERATED_PERCENT = 6;
const TOLERATED_CALLS = 0.1;
/**
 * Standard errors of the runs: what chance may add. The seeds are fixed, so that the same program always has the same
 * figures.
 */
const SIGMAS = 2;

export interface Compared {
  setting: Setting;
  errorPercent: number;
  estimated: { stoppedPercent: number; failedCalls: number };
  /** Means of the runs, with their standard errors. */
  seen: { stoppedPercent: number; failedCalls: number; failedCallsError: number };
  /** The difference beyond what is tolerated and what chance explains; 0 or less: they agree. */
  excessPoints: number;
  excessCalls: number;
}

/** Plays deployments of each error rate and puts what was seen beside what the product estimates. */
export async function compareDetection(
  player: CanaryPlayer,
  setting: Setting,
  { errorPercents, runs }: { errorPercents: readonly number[] | null; runs: number },
): Promise<Compared[]> {
  const { cases } = await player.estimate(setting);
  const compared: Compared[] = [];
  for (const { errorPercent, stoppedPercent, failedCalls } of cases) {
    if (errorPercents !== null && !errorPercents.includes(errorPercent)) continue;
    if (stoppedPercent === null || failedCalls === null) throw new Error('The alarm cannot be reckoned.');
    let stopped = 0;
    let sum = 0;
    let squares = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const played = await player.play(setting, errorPercent, seed);
      stopped += Number(played.isStopped);
      sum += played.failedCalls;
      squares += played.failedCalls ** 2;
    }
    const mean = sum / runs;
    const seen = {
      stoppedPercent: (stopped / runs) * 100,
      failedCalls: mean,
      failedCallsError: Math.sqrt(Math.max(0, squares / runs - mean ** 2) / runs),
    };
    // Of the estimated chance: of one seen in no run or in all, nothing could be said. One run more or less is never a
    // fault.
    const chance = Math.min(1 - 1 / runs, Math.max(1 / runs, stoppedPercent / 100));
    const chanceError = 100 * Math.sqrt((chance * (1 - chance)) / runs);
    compared.push({
      setting,
      errorPercent,
      estimated: { stoppedPercent, failedCalls },
      seen,
      excessPoints: Math.abs(seen.stoppedPercent - stoppedPercent) - TOLERATED_POINTS - SIGMAS * chanceError,
      excessCalls:
        Math.abs(mean - failedCalls) -
        Math.max(TOLERATED_CALLS, (failedCalls * TOLERATED_PERCENT) / 100) -
        SIGMAS * seen.failedCallsError,
    });
  }
  return compared;
}

export const detectionOnSandbox: Measurement = {
  name: 'detection-on-sandbox',
  what: "what pre-flight says of the alarms' chances, against deployments played on the sandbox",
  async measure() {
    const player = await createCanaryPlayer();
    try {
      const figures: Figure[] = [];
      for (const setting of Object.values(SETTINGS)) {
        const compared = await compareDetection(player, setting, { errorPercents: null, runs: RUNS });
        figures.push(...compared.map(figureOf));
      }
      return [
        ...figures,
        withoutLimit(
          'runs of each',
          String(RUNS),
          'stopped, and failed calls of the new version until then: as estimated, as seen',
        ),
      ];
    } finally {
      await player.stop();
    }
  },
};

function figureOf({ setting, errorPercent, estimated, seen, excessPoints, excessCalls }: Compared): Figure {
  return {
    what: `${setting.what}: fails ${errorPercent}%`,
    budget: shown(estimated),
    measured: shown(seen),
    within: excessPoints <= 0 && excessCalls <= 0,
    note: null,
  };
}

function shown({ stoppedPercent, failedCalls }: Compared['estimated']): string {
  return `${stoppedPercent.toFixed(1)}%, ${failedCalls.toFixed(1)}`;
}
