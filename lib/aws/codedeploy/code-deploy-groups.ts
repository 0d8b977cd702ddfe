import {
  BatchGetApplicationsCommand,
  BatchGetDeploymentGroupsCommand,
  ListApplicationsCommand,
  ListDeploymentGroupsCommand,
  type CodeDeployClient,
} from '@aws-sdk/client-codedeploy';
import { isAppError } from '../../domain/errors/problem.ts';
import type { AwsCodeDeploy, GroupRecord } from '../../parts/code-deploy.ts';
import { chunk } from '../client/chunk.ts';
import { collectPages } from '../client/collect-pages.ts';
import type { ErrorNamer } from '../client/name-errors-of.ts';
import { toGroupRecord } from './to-group-record.ts';

/** BatchGetApplications and BatchGetDeploymentGroups take at most 100 names (SDK documentation). */
const NAMES_A_CALL = 100;

/** Reads applications and their groups. */
export function codeDeployGroups(
  client: CodeDeployClient,
  name: ErrorNamer,
): Pick<AwsCodeDeploy, 'listLambdaApplications' | 'listGroupNames' | 'getGroups'> {
  const platforms = new Map<string, string>();

  /** An application never changes its compute platform, so each is read once. */
  async function learnPlatforms(applications: string[]): Promise<void> {
    const unknown = applications.filter((application) => !platforms.has(application));
    for (const applicationNames of chunk(unknown, NAMES_A_CALL)) {
      const answer = await name(
        'BatchGetApplications',
        client.send(new BatchGetApplicationsCommand({ applicationNames })),
      );
      for (const info of answer.applicationsInfo ?? [])
        if (info.applicationName && info.computePlatform) platforms.set(info.applicationName, info.computePlatform);
    }
  }

  return {
    async listLambdaApplications() {
      const all = await collectPages(async (nextToken) => {
        const answer = await name(
          'ListApplications',
          client.send(new ListApplicationsCommand(nextToken ? { nextToken } : {})),
        );
        return { items: answer.applications ?? [], nextToken: answer.nextToken };
      });
      try {
        await learnPlatforms(all);
      } catch (error) {
        // This only saves calls: groups have their own platform, so without it every application is read.
        if (!isRefused(error)) throw error;
      }
      return all.filter((application) => (platforms.get(application) ?? 'Lambda') === 'Lambda');
    },

    listGroupNames(applicationName) {
      return collectPages(async (nextToken) => {
        const answer = await name(
          'ListDeploymentGroups',
          client.send(new ListDeploymentGroupsCommand({ applicationName, ...(nextToken ? { nextToken } : {}) })),
        );
        return { items: answer.deploymentGroups ?? [], nextToken: answer.nextToken };
      });
    },

    async getGroups(applicationName, names) {
      const records: GroupRecord[] = [];
      for (const deploymentGroupNames of chunk(names, NAMES_A_CALL)) {
        const answer = await name(
          'BatchGetDeploymentGroups',
          client.send(new BatchGetDeploymentGroupsCommand({ applicationName, deploymentGroupNames })),
        );
        for (const info of answer.deploymentGroupsInfo ?? []) {
          const record = toGroupRecord(info);
          if (record) records.push(record);
        }
      }
      return records;
    },
  };
}

const isRefused = (error: unknown): boolean =>
  isAppError(error) && (error.code === 'AWS_ACCESS_DENIED' || error.code === 'AWS_UNKNOWN_OPERATION');
