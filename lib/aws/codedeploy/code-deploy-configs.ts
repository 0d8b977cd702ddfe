import type { DeploymentConfigInfo } from '@aws-sdk/client-codedeploy';
import { planOfConfig } from '../../domain/plan/plan-of-config.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import {
  GetDeploymentConfigCommand,
  ListDeploymentConfigsCommand,
  type CodeDeployClient,
} from '@aws-sdk/client-codedeploy';
import { isAppError } from '../../domain/errors/problem.ts';
import type { Clock } from '../../parts/clock.ts';
import type { AwsCodeDeploy } from '../../parts/code-deploy.ts';
import { chunk } from '../client/chunk.ts';
import { collectPages } from '../client/collect-pages.ts';
import { knownPlan } from '../../domain/plan/known-plan.ts';
import type { ErrorNamer } from '../client/name-errors-of.ts';

/** Configs that are read at the same time. */
const AT_ONCE = 5;
/** A list of plans may be this old: it asks once for each config. */
const LISTED_MS = 60_000;
/** AWS's own. Those for Lambda are known by their names; the others are for servers and ECS. */
const PREDEFINED = 'CodeDeployDefault.';

/**
 * Reads deployment configs. CodeDeploy has no call that changes one, but a name can be deleted and made again with
 * other numbers, so an answer is kept for the list alone, for a minute of this machine's monotonic clock.
 */
export function codeDeployConfigs(
  client: CodeDeployClient,
  name: ErrorNamer,
  clock: Pick<Clock, 'monotonicMs'>,
): Pick<AwsCodeDeploy, 'getPlan' | 'listPlans'> {
  const read = new Map<string, { plan: Plan; isLambda: boolean; atMs: number }>();

  async function ask(configName: string): Promise<{ plan: Plan; isLambda: boolean; atMs: number }> {
    const { deploymentConfigInfo: info } = await name(
      'GetDeploymentConfig',
      client.send(new GetDeploymentConfigCommand({ deploymentConfigName: configName })),
    );
    const answer = {
      plan: toPlan(configName, info),
      isLambda: info?.computePlatform === 'Lambda',
      atMs: clock.monotonicMs(),
    };
    read.set(configName, answer);
    return answer;
  }

  /** null: for another platform, or deleted since it was listed. */
  async function lambdaPlan(configName: string): Promise<Plan | null> {
    if (configName.startsWith(PREDEFINED)) return knownPlan(configName);
    try {
      const before = read.get(configName);
      const isRecent = before !== undefined && clock.monotonicMs() - before.atMs < LISTED_MS;
      const { plan, isLambda } = isRecent ? before : await ask(configName);
      return isLambda ? plan : null;
    } catch (error) {
      if (isAppError(error) && error.code === 'NOT_FOUND') return null;
      throw error;
    }
  }

  /** What is no longer listed is not kept either. */
  function forgetAllBut(names: readonly string[]): void {
    const listed = new Set(names);
    for (const configName of read.keys()) if (!listed.has(configName)) read.delete(configName);
  }

  return {
    async getPlan(configName) {
      return knownPlan(configName) ?? (await ask(configName)).plan;
    },

    async listPlans() {
      const names = await collectPages(async (nextToken) => {
        const answer = await name(
          'ListDeploymentConfigs',
          client.send(new ListDeploymentConfigsCommand(nextToken ? { nextToken } : {})),
        );
        return { items: answer.deploymentConfigsList ?? [], nextToken: answer.nextToken };
      });
      forgetAllBut(names);
      const plans: Plan[] = [];
      for (const some of chunk(names.toSorted(predefinedFirst), AT_ONCE))
        plans.push(...(await Promise.all(some.map(lambdaPlan))).filter((plan) => plan !== null));
      return plans;
    },
  };
}

function predefinedFirst(a: string, b: string): number {
  const order = Number(b.startsWith(PREDEFINED)) - Number(a.startsWith(PREDEFINED));
  return order === 0 ? a.localeCompare(b, 'en', { numeric: true }) : order;
}

/** CodeDeploy's deployment config as a plan. Its intervals are minutes. */
function toPlan(configName: string, info: DeploymentConfigInfo | undefined): Plan {
  const routing = info?.trafficRoutingConfig;
  if (!routing) return planOfConfig(configName, null);
  const plan = planOfConfig(configName, {
    type: routing.type ?? null,
    canaryPercentage: routing.timeBasedCanary?.canaryPercentage ?? null,
    canaryIntervalMinutes: routing.timeBasedCanary?.canaryInterval ?? null,
    linearPercentage: routing.timeBasedLinear?.linearPercentage ?? null,
    linearIntervalMinutes: routing.timeBasedLinear?.linearInterval ?? null,
  });
  return info.createTime === undefined ? plan : { ...plan, madeAt: info.createTime.toISOString() };
}
