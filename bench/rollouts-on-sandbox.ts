import { toIso } from '../lib/domain/time/iso.ts';
import type { MinuteCount } from '../lib/domain/series/minute-count.ts';
import type { RoutedPoint } from '../lib/domain/series/series.ts';
import { rolloutVerdictOf } from '../lib/domain/verdict/rollout-verdict-of.ts';
import { declareGroup } from '../sandbox/scenario/declare-group.ts';
import { BAD_CANARY, CAST } from '../sandbox/scenario/demo/cast.ts';
import { ship } from '../sandbox/scenario/ship.ts';
import { startPlayedSandbox } from './played-sandbox.ts';
import type { Behaviour } from '../sandbox/traffic/behaviour.ts';
import type { GroupSpec } from '../sandbox/world/group-spec.ts';

const MINUTE = 60_000;
/** How often the alias is read. */
const LOOK_MS = 2_500;
/**
 * As the watcher does: a minute is read 5 s after its end, again for five minutes, and for six minutes after the
 * rollout's end.
 */
const READ_AFTER_MS = 5_000;
const REVISED_MS = 5 * MINUTE;
const TAIL_MS = 6 * MINUTE;
/** No rollout of the demo takes longer. */
const LONGEST_MS = 60 * MINUTE;

export interface PlayedRollout {
  /** When the verdict said "worse", in simulated ms; null: never. */
  worseAt: number | null;
  /** When an alarm of the group went to ALARM; null: never. */
  alarmAt: number | null;
  /** Calls of the candidate that were counted. */
  calls: number;
}

export interface RolloutPlayer {
  /** The demo's canary, whose new version fails in half of its calls. */
  badCanary(seed: number): Promise<PlayedRollout>;
  /** The same canary with a new version as good as the old one. */
  healthyCanary(seed: number): Promise<PlayedRollout>;
  /** The demo's healthy linear rollout, of 27 minutes. */
  healthyLinear(seed: number): Promise<PlayedRollout>;
  stop(): Promise<void>;
}

/**
 * Rollouts of the demo on their own sandbox with an advanced clock, judged every minute from what the product's own
 * client reads over HTTP. The seed also decides at which second of a minute the rollout begins.
 */
export async function createRolloutPlayer(): Promise<RolloutPlayer> {
  const { sandbox, target, reset } = await startPlayedSandbox();
  const { cloudWatch } = target;

  async function play(seed: number, spec: GroupSpec, behaviour?: Behaviour): Promise<PlayedRollout> {
    await reset(seed);
    const { world } = sandbox;
    const { clock } = world;
    const played: PlayedRollout = { worseAt: null, alarmAt: null, calls: 0 };
    await declareGroup(world, spec);
    await clock.advance(3 * MINUTE);
    world.cloudWatch.onAlarmChange(({ to, at }) => {
      if (to === 'ALARM') played.alarmAt ??= at;
    });
    const baselineVersion = String(spec.version);
    const { version: candidateVersion } = await ship(world, spec, { behaviour });
    const { functionName, alias } = spec;
    const wanted = [{ functionName, alias, versions: [baselineVersion, candidateVersion] }];
    const minutes = new Map<string, MinuteCount>();
    const routed: RoutedPoint[] = [];
    let endedAt: number | null = null;
    let readAt = Math.ceil(clock.now() / MINUTE) * MINUTE + READ_AFTER_MS;

    const look = (): void => {
      const route = world.lambda.route(functionName, alias);
      const percent = route?.version === candidateVersion ? 100 : (route?.weights[candidateVersion] ?? 0) * 100;
      if (routed.at(-1)?.percent !== percent) routed.push({ at: toIso(clock.now()), percent });
      if (endedAt === null && !world.codeDeploy.isBusy(spec.application, spec.group)) endedAt = clock.now();
    };
    const judge = async (): Promise<void> => {
      const to = readAt - READ_AFTER_MS;
      const read = await cloudWatch.versionMinutes(wanted, toIso(to - REVISED_MS), toIso(to));
      for (const minute of read) minutes.set(`${minute.version} ${minute.at}`, minute);
      const verdict = rolloutVerdictOf({
        baselineVersion,
        candidateVersion,
        minutes: [...minutes.values()],
        routed,
        from: routed.find(({ percent }) => (percent ?? 0) > 0)?.at ?? null,
        to: endedAt === null ? null : toIso(endedAt),
        now: toIso(clock.now()),
        slowLimitMs: null,
      });
      played.calls = verdict.candidate.calls;
      if (verdict.worse !== null) played.worseAt ??= clock.now();
    };

    const until = clock.now() + LONGEST_MS;
    while (clock.now() < Math.min(until, (endedAt ?? until) + TAIL_MS)) {
      await clock.advance(Math.min(LOOK_MS, readAt - clock.now()));
      look();
      if (clock.now() < readAt) continue;
      await judge();
      readAt += MINUTE;
    }
    if (endedAt === null) throw new Error(`The rollout of seed ${seed} had not ended after an hour.`);
    return played;
  }

  return {
    badCanary: (seed) => play(seed, CAST.checkout, BAD_CANARY),
    healthyCanary: (seed) => play(seed, CAST.checkout),
    healthyLinear: (seed) => play(seed, CAST.orders),
    stop: () => sandbox.stop(),
  };
}
