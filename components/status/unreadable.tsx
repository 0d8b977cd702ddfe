'use client';

import { CloudOff } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { EmptyPage } from '@/components/ui/empty-page.tsx';
import { Mono } from '@/components/ui/mono.tsx';

interface UnreadableProps {
  name: string;
  detail: string;
  missingAction: string | null;
  children?: ReactNode;
}

/** What a page is about could not be read from AWS, and Sluice does not have it: why, and a way to try again. */
export function Unreadable({ name, detail, missingAction, children }: UnreadableProps) {
  const router = useRouter();
  return (
    <EmptyPage
      heading={`${name} could not be read`}
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
    </EmptyPage>
  );
}
