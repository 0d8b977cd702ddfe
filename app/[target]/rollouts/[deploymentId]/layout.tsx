import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { RolloutUnreadable } from '@/components/rollout/rollout-unreadable.tsx';
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
      return <RolloutUnreadable name={id} detail={found.detail} missingAction={found.missingAction} />;
    case 'not-found':
      return notFound();
  }
}
