import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RolloutPage } from '@/components/rollout/rollout-page.tsx';
import { RolloutUnreadable } from '@/components/rollout/rollout-unreadable.tsx';
import { loadRollout } from './load-rollout.ts';
import { readParams, type RolloutParams } from './read-params.ts';

export async function generateMetadata({ params }: { params: Promise<RolloutParams> }): Promise<Metadata> {
  const { target, id } = readParams(await params);
  const loaded = await loadRollout(target, id);
  if (loaded.kind !== 'found') return { title: id };
  const { functionName, alias, baselineVersion, candidateVersion, group } = loaded.initial.rollout;
  const name = functionName === null || alias === null ? group : `${functionName}:${alias}`;
  return { title: `${name} ${baselineVersion ?? '?'} → ${candidateVersion ?? '?'}` };
}

export default async function Page({ params }: { params: Promise<RolloutParams> }) {
  const { target, id } = readParams(await params);
  const loaded = await loadRollout(target, id);
  switch (loaded.kind) {
    case 'found':
      // A new id is a new page: nothing of the one before may stay on the screen.
      return <RolloutPage key={`${target}/${id}`} initial={loaded.initial} />;
    case 'unreadable':
      return <RolloutUnreadable id={id} detail={loaded.detail} missingAction={loaded.missingAction} />;
    case 'not-found':
      return notFound();
  }
}
