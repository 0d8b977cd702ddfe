'use client';

import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class.ts';
import { EmptyPage } from '@/components/ui/empty-page.tsx';

export default function GroupNotFound() {
  return (
    <EmptyPage
      heading="Group not found"
      icon={<SearchX aria-hidden="true" />}
      title="There is no such group here"
      action={
        <Link href="/" className={buttonClass()}>
          All functions
        </Link>
      }
    >
      CodeDeploy has no Lambda deployment group of this name in this account and region. It may have been deleted, it
      may belong to another target, or it deploys something other than Lambda: Sluice leaves those out.
    </EmptyPage>
  );
}
