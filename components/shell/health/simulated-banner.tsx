'use client';

import { FlaskConical } from 'lucide-react';
import { Mono } from '@/components/ui/mono.tsx';
import { useCurrentTarget } from '@/lib/client/use-current-target.ts';

/** On every page of a simulated target; it cannot be dismissed. */
export function SimulatedBanner() {
  const target = useCurrentTarget();
  if (!target?.simulated) return null;
  return (
    <aside
      aria-label="Simulated account"
      className="flex min-h-8 items-center gap-2.5 border-b border-line bg-hover px-6 py-1.5 text-body max-md:px-4 [background-image:repeating-linear-gradient(135deg,transparent_0_14px,color-mix(in_srgb,var(--line)_60%,transparent)_14px_28px)]"
    >
      <FlaskConical aria-hidden="true" className="size-4 shrink-0 text-ink-2" />
      <p>
        <strong className="font-semibold">Simulated account.</strong>{' '}
        <span className="text-ink-2">
          Nothing here is real AWS.
          {target.endpoint ? (
            <span className="max-md:hidden">
              {' '}
              The sandbox answers at <Mono>{hostOf(target.endpoint)}</Mono>.
            </span>
          ) : null}
        </span>
      </p>
    </aside>
  );
}

function hostOf(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
}
