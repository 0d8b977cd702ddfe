'use client';

import Link from 'next/link';
import { rolloutPagePath } from '@/lib/client/api/api-paths.ts';
import { closeAction } from '@/components/actions/open-action.ts';

/** A deployment's id as a link to its page; following it closes the dialog. */
export function RolloutLink({ target, id }: { target: string; id: string }) {
  return (
    <Link
      href={rolloutPagePath(target, id)}
      onClick={() => closeAction()}
      className="rounded-sm font-mono text-[0.95em] text-ink underline decoration-line-strong underline-offset-2 hover:decoration-ink"
    >
      {id}
    </Link>
  );
}
