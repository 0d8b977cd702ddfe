import { Undo2 } from 'lucide-react';
import Link from 'next/link';
import { Banner } from '@/components/ui/banner.tsx';
import { rolloutPagePath } from '@/lib/client/api/api-paths.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** Says of a running rollback what it undoes. */
export function RollbackNote({ rollout }: { rollout: Rollout }) {
  const { of } = rollout.rollback;
  if (of === null) return null;
  return (
    <Banner tone="neutral" icon={<Undo2 aria-hidden="true" className="text-base" />} title="This is a rollback.">
      It undoes{' '}
      <Link href={rolloutPagePath(rollout.target, of)} className="font-mono underline underline-offset-2">
        {of}
      </Link>
      , at once and without calling hooks.
    </Banner>
  );
}
