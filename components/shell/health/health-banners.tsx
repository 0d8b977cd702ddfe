'use client';

import { Clock, Gauge, Lock, RefreshCw, ShieldOff, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { healthNotices, type HealthNotice } from './health-notices.ts';
import { withoutPermission } from './without-permission.ts';
import { Banner } from '@/components/ui/banner.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { useCurrentTarget } from '@/lib/client/use-current-target.ts';
import { useLiveStatus } from '@/lib/client/use-live-status.ts';
import type { TargetHealth } from '@/lib/domain/live/health.ts';

const ICONS: Record<HealthNotice['kind'], ReactNode> = {
  reconnecting: <RefreshCw aria-hidden="true" />,
  stale: <Clock aria-hidden="true" />,
  'not-rearmed': <ShieldOff aria-hidden="true" />,
  orphaned: <ShieldOff aria-hidden="true" />,
  incomplete: <TriangleAlert aria-hidden="true" />,
  slowed: <Gauge aria-hidden="true" />,
  permissions: <Lock aria-hidden="true" />,
};

/** What is wrong with the picture itself, on every page; each goes away with its cause. */
export function HealthBanners() {
  const target = useCurrentTarget();
  const state = useLiveStatus();
  const notices = healthNotices(target, state, useAwsNow());
  if (!target || notices.length === 0) return null;
  return (
    <section aria-label="State of the picture" className="flex flex-col gap-2 px-6 pt-3.5 max-md:px-4">
      {notices.map(({ kind, tone, title, text }) => (
        <Banner key={kind} tone={tone} icon={ICONS[kind]} title={title}>
          {text}
          {kind === 'permissions' ? <Permissions target={target} /> : null}
        </Banner>
      ))}
    </section>
  );
}

function Permissions({ target }: { target: TargetHealth }) {
  const policy = policyOf(target.missingPermissions.map(({ action }) => action));
  return (
    <>
      <ul className="mt-1 flex flex-col gap-0.5">
        {target.missingPermissions.map(({ action, resource = null, message }) => (
          <li key={`${action} ${resource}`}>
            <Mono className="font-medium">{action}</Mono>{' '}
            <span className="text-ink-2">{withoutPermission(action) ?? message}</span>
            {resource === null ? null : (
              <span className="text-ink-2">
                {' '}
                (refused on <Mono className="[overflow-wrap:anywhere]">{resource}</Mono>)
              </span>
            )}
          </li>
        ))}
      </ul>
      <CopyButton text={policy} label="Copy a policy statement that allows it" className="mt-2">
        Copy policy statement
      </CopyButton>
    </>
  );
}

/** An IAM policy statement that allows these actions, as JSON to paste; most that list or read take only "*". */
function policyOf(actions: readonly string[]): string {
  const sorted = [...new Set(actions)].toSorted();
  return JSON.stringify({ Effect: 'Allow', Action: sorted.length === 1 ? sorted[0] : sorted, Resource: '*' }, null, 2);
}
