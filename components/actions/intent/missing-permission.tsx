'use client';

import { Lock } from 'lucide-react';
import { Banner } from '@/components/ui/banner.tsx';
import { CopyButton } from '@/components/ui/copy-button.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { useHealth } from '@/lib/client/use-health.ts';
import { policyStatement } from './policy-statement.ts';

interface MissingPermissionProps {
  /** e.g. "codedeploy:StopDeployment" */
  action: string;
  title: string;
  message: string;
  subject: { target: string; application: string; group: string; functionName: string | null };
  live?: 'off' | 'assertive';
}

/** AWS refused a call because a permission is missing: which one, and a policy statement that allows it. */
export function MissingPermission({ action, title, message, subject, live = 'off' }: MissingPermissionProps) {
  const target = useHealth().targets.find((each) => each.name === subject.target);
  const statement = policyStatement(action, {
    accountId: target?.accountId ?? null,
    region: target?.region ?? '*',
    application: subject.application,
    group: subject.group,
    functionName: subject.functionName,
  });
  return (
    <Banner tone="bad" live={live} icon={<Lock aria-hidden="true" />} title={title}>
      AWS refused <Mono>{action}</Mono>.<span className="mt-1 block text-ink-2">{message}</span>
      <span className="mt-1.5 block text-meta text-ink-2">Sluice&apos;s role needs:</span>
      <span className="relative mt-1 block rounded-control border border-bad-line bg-surface">
        <code className="block p-2.5 pr-22 font-mono text-meta whitespace-pre-wrap text-ink [overflow-wrap:anywhere]">
          {statement}
        </code>
        <CopyButton text={statement} label="Copy the policy statement" className="absolute top-1.5 right-1.5">
          Copy
        </CopyButton>
      </span>
    </Banner>
  );
}
