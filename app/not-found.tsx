import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class.ts';
import { EmptyState } from '@/components/ui/empty-state.tsx';

export default function NotFound() {
  return (
    <div className="px-6 pt-6 max-md:px-4">
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        className="rounded-card border border-line bg-surface"
        icon={<SearchX aria-hidden="true" />}
        title="There is no such page"
        action={
          <>
            <Link href="/" className={buttonClass()}>
              All functions
            </Link>
            <Link href="/rollouts" className={buttonClass('quiet')}>
              All rollouts
            </Link>
          </>
        }
      >
        The address may be mistyped, or what it showed is of another account or region: look at the target at the top
        left. Press Ctrl K to find a function, a version or a deployment id.
      </EmptyState>
    </div>
  );
}
