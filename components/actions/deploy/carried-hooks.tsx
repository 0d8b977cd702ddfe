import type { ReactNode } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import type { DeploymentDraft } from '@/lib/domain/acting/deployment-draft.ts';

interface CarriedHooksProps {
  hooks: DeploymentDraft['hooks'];
  /** The group never deployed. */
  isFirst?: boolean;
  children?: ReactNode;
}

/** The hooks that a deployment from here carries over, or does without because they are not known. */
export function CarriedHooks({ hooks, isFirst = false, children }: CarriedHooksProps) {
  if (isFirst) return <p>No hooks: there is no earlier deployment to take them over from.</p>;
  if (hooks === null) {
    return (
      <Banner tone="warn" title="Which hooks the last deployment called is not known.">
        Its AppSpec lies in S3, or CodeDeploy no longer keeps it, so its hooks cannot be carried over: this deployment
        calls none.
        {children}
      </Banner>
    );
  }
  return (
    <p>
      {hooks.length === 0
        ? 'No hooks: the group’s last deployment had none.'
        : 'Hooks, carried over from the group’s last deployment: '}
      {hooks.map((hook, index) => (
        <span key={hook.event}>
          {index > 0 && ', '}
          {hook.event} calls <Mono>{hook.functionName}</Mono>
        </span>
      ))}
    </p>
  );
}
