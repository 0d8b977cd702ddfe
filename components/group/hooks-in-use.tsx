import { Mono } from '@/components/ui/mono.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Preflight } from '@/lib/domain/preflight/preflight.ts';

/** The hooks that a deployment of the group would call: they are in the last deployment's AppSpec, not in the group. */
export function HooksInUse({
  group,
  hooks,
}: {
  group: Pick<Group, 'lastRolloutId'>;
  /** null: the AppSpec is not known. */
  hooks: Preflight['hooks'];
}) {
  if (group.lastRolloutId === null) return 'Not known yet: a deployment’s AppSpec names them, and there was none.';
  if (hooks === null) {
    return 'Not known: the last deployment’s AppSpec, which names them, lies in S3, is not kept by CodeDeploy any more, or could not be read. A deployment from Sluice would call none.';
  }
  if (hooks.length === 0) return 'None, as of the last deployment.';
  return hooks.map((hook) => (
    <span key={hook.event} className="block [overflow-wrap:anywhere]">
      {hook.event}: <Mono>{hook.functionName}</Mono>
      {hook.exists === false ? <span className="text-bad-ink">, which does not exist</span> : null}
    </span>
  ));
}
