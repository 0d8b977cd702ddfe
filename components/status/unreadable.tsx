'use client';

import { CloudOff } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Mono } from '@/components/ui/mono.tsx';

/** What a page is about could not be read from AWS, and Sluice does not have it: why, and a way to try again. */
export function Unreadable({
  name,
  detail,
  missingAction,
  children,
}: {
  name: string;
  detail: string;
  missingAction: string | null;
  children?: ReactNode;
}) {
  const router = useRouter();
  return (
    <div className="px-6 pt-6 max-md:px-4">
      <h1 className="sr-only">{name} could not be read</h1>
      <EmptyState
        className="rounded-card border border-line bg-surface"
        icon={<CloudOff aria-hidden="true" />}
        title={`${name} could not be read`}
        action={<Button onClick={() => router.refresh()}>Try again</Button>}
      >
        {detail}{' '}
        {missingAction ? (
          <>
            Sluice’s role needs <Mono>{missingAction}</Mono>.{' '}
          </>
        ) : null}
        {children}
      </EmptyState>
    </div>
  );
}
