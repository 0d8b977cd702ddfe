import { ExternalLink } from 'lucide-react';
import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** The same rollout in AWS's own words, as its console shows it, with a link there. */
export function ConsoleCard({ rollout, simulated }: { rollout: Rollout; simulated: boolean }) {
  const rows: [string, ReactNode][] = [
    ['Status', rollout.status],
    ['Configuration', <Mono key="c">{rollout.plan.configName}</Mono>],
    ['Initiated by', rollout.creator ?? 'not given'],
    ...(rollout.description ? [['Description', rollout.description] as [string, ReactNode]] : []),
    ...(rollout.error ? [['Error code', <Mono key="e">{rollout.error.code}</Mono>] as [string, ReactNode]] : []),
    ...(rollout.error?.message ? [['Message', rollout.error.message] as [string, ReactNode]] : []),
    ...(rollout.rollback.message ? [['Rollback', rollout.rollback.message] as [string, ReactNode]] : []),
    ['Application', <Mono key="a">{rollout.application}</Mono>],
    ['Group', <Mono key="g">{rollout.group}</Mono>],
  ];
  return (
    <Card aria-labelledby="console-title">
      <CardHeader title="In AWS’s console" id="console-title" />
      <dl className="px-3.5 py-1 text-meta">
        {rows.map(([label, value]) => (
          <div key={label} className="grid grid-cols-[92px_minmax(0,1fr)] border-b border-line py-1.5 last:border-b-0">
            <dt className="text-ink-2">{label}</dt>
            <dd className="[overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="border-t border-line px-3.5 py-2.5 text-meta">
        <a
          href={rollout.consoleUrl}
          target="_blank"
          rel="noreferrer"
          className="inline-flex items-center gap-1.5 underline decoration-line-strong underline-offset-2 hover:decoration-ink max-md:min-h-11"
        >
          Open in the CodeDeploy console
          <ExternalLink aria-hidden="true" className="size-3.5" />
          <span className="sr-only">(new tab)</span>
        </a>
        {simulated ? (
          <span className="mt-0.5 block text-ink-3">This account is simulated: the console does not know it.</span>
        ) : null}
      </p>
    </Card>
  );
}
