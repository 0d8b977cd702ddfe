import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { Unreadable } from '@/components/status/unreadable.tsx';
import { findRollout } from './find-rollout.ts';
import { readParams, type RolloutParams } from './read-params.ts';

/** Answers 404 before anything is sent: below the loading file the page itself would be too late. */
export default async function Layout({ params, children }: { params: Promise<RolloutParams>; children: ReactNode }) {
  const { target, id } = readParams(await params);
  const found = await findRollout(target, id);
  switch (found.kind) {
    case 'found':
      return children;
    case 'unreadable':
      return (
        <Unreadable name={id} detail={found.detail} missingAction={found.missingAction}>
          Nothing of this rollout is in Sluice’s own store, so there is nothing else to show.
        </Unreadable>
      );
    case 'not-found':
      return notFound();
  }
}
