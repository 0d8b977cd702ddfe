'use client';

import { RefreshCw, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class.ts';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { Mono } from '@/components/ui/mono.tsx';

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="px-6 pt-6 max-md:px-4">
      <h1 className="sr-only">This page failed</h1>
      <EmptyState
        className="rounded-card border border-bad-line bg-surface"
        icon={<TriangleAlert aria-hidden="true" />}
        title="This page could not be shown"
        action={
          <>
            <Button icon={<RefreshCw aria-hidden="true" />} onClick={reset}>
              Try again
            </Button>
            <Link href="/" className={buttonClass('quiet')}>
              All functions
            </Link>
          </>
        }
      >
        Rollouts go on in AWS, whatever happens here. Trying again is safe: it only reads.
        {error.digest ? (
          <>
            {' '}
            If it comes back, look for <Mono>{error.digest}</Mono> in Sluice&apos;s log.
          </>
        ) : null}
      </EmptyState>
    </div>
  );
}
