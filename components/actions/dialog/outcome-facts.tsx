import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import type { ReactNode } from 'react';
import { Spinner } from '@/components/ui/spinner.tsx';

export interface OutcomeFact {
  key: string;
  state: 'done' | 'running' | 'bad' | 'unknown';
  text: ReactNode;
  detail?: ReactNode;
}

const icons: Record<OutcomeFact['state'], ReactNode> = {
  done: <CircleCheck aria-label="Done" className="size-4 text-ok" />,
  running: <Spinner className="text-ink" />,
  bad: <CircleX aria-label="Not as asked" className="size-4 text-bad" />,
  unknown: <CircleHelp aria-label="Not known" className="size-4 text-ink-3" />,
};

interface OutcomeFactsProps {
  title?: string;
  facts: OutcomeFact[];
  children?: ReactNode;
}

/** What AWS did, as read back from it, one fact a line; facts keep changing while AWS works. */
export function OutcomeFacts({ title, facts, children }: OutcomeFactsProps) {
  return (
    <div>
      {title ? <p className="text-body font-semibold">{title}</p> : null}
      <ul className="mt-2 space-y-2.5">
        {facts.map((fact) => (
          <li key={fact.key} className="flex gap-2.5 text-body">
            <span className="mt-0.5 shrink-0">{icons[fact.state]}</span>
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {fact.text}
              {fact.detail ? <span className="block text-ink-2">{fact.detail}</span> : null}
            </span>
          </li>
        ))}
      </ul>
      {children}
    </div>
  );
}
