import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card.tsx';

interface StationProps {
  tone: 'neutral' | 'bad' | 'warn';
  icon: ReactNode;
  title: ReactNode;
  id: ReactNode;
  children: ReactNode;
}

/** One link of the chain that shows how a rollout ended. */
export function Station({ tone, icon, title, id, children }: StationProps) {
  return (
    <Card
      as="div"
      tone={tone === 'bad' ? 'bad' : 'neutral'}
      className={`min-w-0 flex-1 px-3.5 py-3 ${tone === 'warn' ? 'border-warn-line! bg-warn-soft!' : ''}`}
    >
      <div className="flex items-start gap-2.5">
        <span className="mt-0.5 shrink-0">{icon}</span>
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-baseline justify-between gap-x-3">
            <h2 className="text-section font-semibold [overflow-wrap:anywhere]">{title}</h2>
            <span className="font-mono text-meta text-ink-2 [overflow-wrap:anywhere]">{id}</span>
          </div>
          <div className="mt-1 text-meta text-ink-2 [overflow-wrap:anywhere]">{children}</div>
        </div>
      </div>
    </Card>
  );
}
