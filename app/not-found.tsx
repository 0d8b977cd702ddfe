import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '@/components/ui/button-class.ts';
import { EmptyPage } from '@/components/ui/empty-page.tsx';

export default function NotFound() {
  return (
    <EmptyPage
      heading="Not found"
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
    </EmptyPage>
  );
}
