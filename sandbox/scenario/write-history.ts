import { planSteps } from '../codedeploy/engine/plan-steps.ts';
import { predefinedConfigs } from '../codedeploy/predefined-configs.ts';
import type { PastDeployment } from '../codedeploy/record-past.ts';
import type { SimMs } from '../kernel/clock.ts';
import { between } from '../kernel/make-id.ts';
import type { Random } from '../kernel/random.ts';
import type { Route } from '../kernel/routing-port.ts';
import type { World } from '../world/create-world.ts';
import type { GroupSpec } from '../world/group-spec.ts';

/** What the engine's events take besides the shift. */
const OVERHEAD_MS = 4900;
const BAD_ERROR_PERCENT = 22;

const routingOf = new Map(
  predefinedConfigs().map((config) => [config.deploymentConfigName, config.trafficRoutingConfig]),
);

export interface History {
  /** How many deployments; the last one succeeded and led to the alias's version. */
  count: number;
  /** When the last of them ended. */
  lastEndedAt: SimMs;
  /** Mean time between two, milliseconds. */
  everyMs: number;
  /** Share (0–1) of the earlier ones that an alarm or someone stopped, or whose hook failed. */
  troubled: number;
  /** Hours of metrics to make up; 0: none. */
  backfillHours: number;
}

/** Adds a group's past: its deployments, when its versions were published, and metrics that fit. */
export function writeHistory(world: World, spec: GroupSpec, history: History): void {
  const random = world.random.fork(`history ${spec.functionName}:${spec.alias}`);
  const past = inventPast(random, spec, history);
  const routes: { from: SimMs; route: Route }[] = [];
  const firstVersion = String(past[0]?.appSpec.currentVersion ?? spec.version);
  routes.push({ from: 0, route: { version: firstVersion, weights: {} } });
  world.lambda.datePublished(
    spec.functionName,
    firstVersion,
    history.lastEndedAt - (history.count + 1) * history.everyMs,
  );
  for (const deployment of past) {
    world.codeDeploy.recordPast(deployment);
    const { targetVersion } = deployment.appSpec;
    world.lambda.datePublished(
      spec.functionName,
      targetVersion,
      deployment.createdAt - Math.round(between(random, 20_000, 90_000)),
    );
    if (deployment.outcome === 'stopped-by-alarm') {
      world.traffic.setBehaviour(spec.functionName, targetVersion, {
        ...spec.behaviour,
        errorPercent: BAD_ERROR_PERCENT,
      });
    }
    routes.push(...routesOf(deployment));
  }
  if (spec.perMinute > 0 && history.backfillHours > 0) {
    world.traffic.backfill({
      functionName: spec.functionName,
      alias: spec.alias,
      hours: history.backfillHours,
      routes,
    });
  }
}

function inventPast(random: Random, spec: GroupSpec, history: History): PastDeployment[] {
  const past: PastDeployment[] = [];
  const steps = planSteps(routingOf.get(spec.configName));
  const shiftMs = (steps.at(-1)?.afterMs ?? 0) + OVERHEAD_MS;
  let current = spec.version - history.count;
  for (let i = 1; i <= history.count; i++) {
    const target = spec.version - history.count + i;
    const isLast = i === history.count;
    const outcome = isLast || random.next() >= history.troubled ? 'succeeded' : pickTrouble(random, spec);
    const ranMs =
      outcome === 'succeeded' ? shiftMs + Math.round(random.next() * 900) : troubledRun(random, outcome, shiftMs);
    const jitter = isLast ? 0 : Math.round((random.next() - 0.5) * history.everyMs * 0.7);
    past.push({
      application: spec.application,
      group: spec.group,
      configName: spec.configName,
      // A pipeline that calls CodeDeploy itself, and one that goes through CloudFormation; SAM's was also seen as
      // `user`.
      creator: random.next() < 0.7 ? 'user' : 'CloudFormation',
      appSpec: {
        functionName: spec.functionName,
        alias: spec.alias,
        currentVersion: String(current),
        targetVersion: String(target),
        hooks: spec.hooks,
      },
      createdAt: Math.round(history.lastEndedAt - ranMs - (history.count - i) * history.everyMs + jitter),
      ranMs,
      outcome,
      rolledBack: outcome !== 'succeeded',
      ...errorOf(spec, outcome),
    });
    if (outcome === 'succeeded') current = target;
  }
  return past;
}

type Outcome = PastDeployment['outcome'];

function pickTrouble(random: Random, spec: GroupSpec): Outcome {
  const possible: Outcome[] = ['stopped-by-hand'];
  if (spec.alarms.length > 0) possible.push('stopped-by-alarm', 'stopped-by-alarm');
  if (spec.hooks.BeforeAllowTraffic !== undefined) possible.push('hook-failed');
  return possible[Math.floor(random.next() * possible.length)] ?? 'stopped-by-hand';
}

function troubledRun(random: Random, outcome: Outcome, shiftMs: number): number {
  if (outcome === 'hook-failed') return Math.round(between(random, 3000, 9000));
  return Math.round(Math.max(4000, shiftMs * between(random, 0.3, 0.8)));
}

function errorOf(spec: GroupSpec, outcome: Outcome): Pick<PastDeployment, 'error'> {
  if (outcome === 'succeeded') return {};
  if (outcome === 'stopped-by-hand')
    return { error: { code: 'MANUAL_STOP', message: 'The deployment was stopped manually.' } };
  if (outcome === 'hook-failed') {
    const message = 'The deployment failed because one or more of the lifecycle event validation functions failed.';
    return { error: { code: 'HOOK_EXECUTION_FAILURE', message } };
  }
  const message = `One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: <${spec.alarms[0]?.name ?? ''}>`;
  return { error: { code: 'ALARM_ACTIVE', message } };
}

function routesOf({ appSpec, configName, createdAt, ranMs, outcome }: PastDeployment): { from: SimMs; route: Route }[] {
  const { currentVersion, targetVersion } = appSpec;
  if (outcome === 'hook-failed') return [];
  const endedAt = createdAt + ranMs;
  const shifting = planSteps(routingOf.get(configName))
    .filter((step) => step.fraction < 1 && createdAt + step.afterMs < endedAt)
    .map((step) => ({
      from: createdAt + step.afterMs,
      route: { version: currentVersion, weights: { [targetVersion]: step.fraction } },
    }));
  const after = outcome === 'succeeded' ? targetVersion : currentVersion;
  return [...shifting, { from: endedAt, route: { version: after, weights: {} } }];
}
