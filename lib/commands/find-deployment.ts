import type { Iso } from '../domain/iso.ts';
import type { AwsTarget, DeploymentRecord } from '../parts.ts';

/** The newest deployment of a group with this description, made at `since` or later; null: there is none. Throws AppError AWS_*. */
export async function findDeployment(
  target: AwsTarget,
  group: { application: string; group: string },
  description: string,
  since: Iso,
): Promise<DeploymentRecord | null> {
  const { ids } = await target.codeDeploy.listDeploymentIds({ group, createdAfter: since, nextToken: null });
  const found = await target.codeDeploy.getDeployments(ids.slice(0, 25));
  return (
    found
      .filter((deployment) => deployment.description === description && deployment.createdAt >= since)
      .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))[0] ?? null
  );
}
