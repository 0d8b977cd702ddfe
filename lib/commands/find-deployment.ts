import { toIso, toMs, type Iso } from '../domain/time/iso.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import type { DeploymentRecord } from '../parts/code-deploy.ts';

/** AWS's time comes from whole seconds of a header, so a deployment may seem older than the request for it. */
const LEEWAY_MS = 5000;

/**
 * The newest deployment of a group with this description, made at `since` or later; null: none. Throws AppError AWS_*.
 */
export async function findDeployment(
  target: AwsTarget,
  group: { application: string; group: string },
  description: string,
  since: Iso,
): Promise<DeploymentRecord | null> {
  const from = toIso(toMs(since) - LEEWAY_MS);
  const { ids } = await target.codeDeploy.listDeploymentIds({ group, createdAfter: from, nextToken: null });
  const found = await target.codeDeploy.getDeployments(ids.slice(0, 25));
  return (
    found
      .filter((deployment) => deployment.description === description && deployment.createdAt >= from)
      .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))[0] ?? null
  );
}
