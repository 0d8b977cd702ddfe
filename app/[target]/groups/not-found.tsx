'use client';

import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class.ts';
import { EmptyState } from '@/components/ui/empty-state.tsx';

export default function GroupNotFound() {
  return (
    <div className="px-6 pt-6 max-md:px-4">
      <h1 className="sr-only">Group not found</h1>
      <EmptyState
        className="rounded-card border border-line bg-surface"
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
      </EmptyState>
    </div>
  );
}
