import {
  BatchGetDeploymentsCommand,
  GetDeploymentTargetCommand,
  ListDeploymentsCommand,
  ListDeploymentTargetsCommand,
  DeploymentStatus,
  type CodeDeployClient,
} from '@aws-sdk/client-codedeploy';
import { isActive } from '../../domain/rollout/is-active.ts';
import { isAppError } from '../../domain/errors/problem.ts';
import type { AwsCodeDeploy, DeploymentRecord } from '../../parts/code-deploy.ts';
import { chunk } from '../client/chunk.ts';
import { collectPages } from '../client/collect-pages.ts';
import type { ErrorNamer } from '../client/name-errors-of.ts';
import { toDeploymentRecord } from './to-deployment-record.ts';
import { toTargetRecord } from './to-target-record.ts';

const ACTIVE = Object.values(DeploymentStatus).filter(isActive);
/** BatchGetDeployments takes at most 25 ids (SDK documentation). */
const IDS_A_CALL = 25;
/** A target id is read once. This many are kept; the oldest are read again. */
const KEPT_TARGET_IDS = 2_000;

type Deployments = Pick<
  AwsCodeDeploy,
  'listActiveDeploymentIds' | 'listDeploymentIds' | 'getDeployments' | 'getDeploymentTarget'
>;

/** Reads deployments and their targets. */
export function codeDeployDeployments(client: CodeDeployClient, name: ErrorNamer): Deployments {
  const targetIds = new Map<string, string>();

  async function targetIdOf(deploymentId: string): Promise<string | null> {
    const known = targetIds.get(deploymentId);
    if (known !== undefined) return known;
    const answer = await name('ListDeploymentTargets', client.send(new ListDeploymentTargetsCommand({ deploymentId })));
    const targetId = answer.targetIds?.[0];
    if (targetId === undefined) return null;
    const oldest = targetIds.keys().next().value;
    if (targetIds.size >= KEPT_TARGET_IDS && oldest !== undefined) targetIds.delete(oldest);
    targetIds.set(deploymentId, targetId);
    return targetId;
  }

  return {
    listActiveDeploymentIds() {
      return collectPages(async (nextToken) => {
        const answer = await name(
          'ListDeployments',
          client.send(
            new ListDeploymentsCommand({
              includeOnlyStatuses: ACTIVE,
              ...(nextToken ? { nextToken } : {}),
            }),
          ),
        );
        return { items: answer.deployments ?? [], nextToken: answer.nextToken };
      });
    },

    async listDeploymentIds({ group, createdAfter, nextToken }) {
      const answer = await name(
        'ListDeployments',
        client.send(
          new ListDeploymentsCommand({
            ...(group ? { applicationName: group.application, deploymentGroupName: group.group } : {}),
            ...(createdAfter ? { createTimeRange: { start: new Date(createdAfter) } } : {}),
            ...(nextToken ? { nextToken } : {}),
          }),
        ),
      );
      return { ids: answer.deployments ?? [], nextToken: answer.nextToken ?? null };
    },

    async getDeployments(ids) {
      const records: DeploymentRecord[] = [];
      for (const deploymentIds of chunk(ids, IDS_A_CALL)) {
        const answer = await unlessNotFound(
          name('BatchGetDeployments', client.send(new BatchGetDeploymentsCommand({ deploymentIds }))),
        );
        for (const info of answer?.deploymentsInfo ?? []) {
          const record = toDeploymentRecord(info);
          if (record) records.push(record);
        }
      }
      return records;
    },

    async getDeploymentTarget(deploymentId) {
      try {
        const targetId = await targetIdOf(deploymentId);
        if (targetId === null) return null;
        const answer = await name(
          'GetDeploymentTarget',
          client.send(new GetDeploymentTargetCommand({ deploymentId, targetId })),
        );
        return answer.deploymentTarget ? toTargetRecord(answer.deploymentTarget) : null;
      } catch (error) {
        if (isNotStarted(error)) return null;
        throw error;
      }
    },
  };
}

/** Ids come from AWS or from a person's address bar. One that AWS calls malformed simply does not exist. */
async function unlessNotFound<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isAppError(error) && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}

const isNotStarted = (error: unknown): boolean =>
  isAppError(error) && error.details.awsError?.name === 'DeploymentNotStartedException';
