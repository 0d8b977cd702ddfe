'use client';

import { RefreshCw, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class.ts';
import { Button } from '@/components/ui/button.tsx';
import { EmptyPage } from '@/components/ui/empty-page.tsx';
import { Mono } from '@/components/ui/mono.tsx';

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <EmptyPage
      heading="This page failed"
      className="border-bad-line"
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
    </EmptyPage>
  );
}
