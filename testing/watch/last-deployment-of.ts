import type { FakeDeployment } from './fake-deployment.ts';
import type { FakeGroup, WatchedAccount } from './watched-account.ts';

/** The newest deployment of the group by now. */
export function lastDeploymentOf({ deployments, nowMs }: WatchedAccount, group: FakeGroup): FakeDeployment | undefined {
  return deployments
    .filter((one) => one.application === group.application && one.group === group.group && one.createdAtMs <= nowMs())
    .toSorted((a, b) => b.createdAtMs - a.createdAtMs)[0];
}
