'use client';

import { useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatAccount } from '@/components/shell/format-account.ts';
import { Age } from '@/components/status/age.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import type { TargetHealth } from '@/lib/domain/live/health.ts';

/** The target answers and has no Lambda deployment group, or may not be read: what that can mean and what to do. */
export function NoGroups({ target }: { target: TargetHealth }) {
  const queries = useQueryClient();
  const { codedeploy } = target.sources;
  const look = (
    <>
      <Button icon={<RefreshCw aria-hidden="true" />} onClick={() => void queries.invalidateQueries()}>
        Look again
      </Button>
      <span className="text-meta text-ink-3">
        Looks by itself, last <Age at={codedeploy.lastSuccessAt} />
      </span>
    </>
  );
  const frame = 'rounded-card border border-line bg-surface';
  if (codedeploy.lastSuccessAt === null) {
    return (
      <EmptyState className={frame} title={`CodeDeploy in ${target.region} could not be read yet`} action={look}>
        {codedeploy.error ? (
          <>
            It answered <Mono>{codedeploy.error.code}</Mono>: {codedeploy.error.message}{' '}
            {codedeploy.error.missingAction
              ? 'Give the role that permission; the banner above has the policy statement.'
              : 'Sluice keeps trying. Check the endpoint, the region and the network.'}
          </>
        ) : (
          'Sluice has not had an answer so far and keeps asking.'
        )}
      </EmptyState>
    );
  }
  return (
    <EmptyState className={frame} title={`No Lambda deployment groups in ${target.region}`} action={look}>
      <p>
        Account <Mono>{formatAccount(target.accountId)}</Mono> answers, and none of its CodeDeploy deployment groups is
        of compute platform Lambda.
      </p>
      <ol className="mt-3 flex flex-col gap-2.5">
        <Hint number={1} title="Wrong account or region?">
          Choose another target at the top left, or add one to <Mono>SLUICE_TARGETS</Mono>.
        </Hint>
        <Hint number={2} title="No gradual deployments yet?">
          With SAM, add this to the function and deploy:
          <code className="mt-1.5 block overflow-x-auto rounded-control border border-line bg-sunken px-3 py-2 font-mono text-meta whitespace-pre text-ink">
            {'AutoPublishAlias: live\nDeploymentPreference: { Type: Canary10Percent5Minutes }'}
          </code>
        </Hint>
        <Hint number={3} title="Only want to look around?">
          Stop this, and run <Mono>npm run demo</Mono>: a simulated account with rollouts.
        </Hint>
      </ol>
    </EmptyState>
  );
}

function Hint({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span
        aria-hidden="true"
        className="flex size-5 shrink-0 items-center justify-center rounded-full border border-line-strong text-axis font-semibold"
      >
        {number}
      </span>
      <span className="min-w-0 flex-1">
        <strong className="font-semibold text-ink">{title}</strong> {children}
      </span>
    </li>
  );
}
