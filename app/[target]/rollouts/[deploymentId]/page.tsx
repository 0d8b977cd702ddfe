import type { Metadata } from 'next';
import { RolloutPage } from '@/components/rollout/rollout-page.tsx';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import { findRollout } from './find-rollout.ts';
import { loadInitial } from './load-initial.ts';
import { readParams, type RolloutParams } from './read-params.ts';

interface Props {
  params: Promise<RolloutParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { target, id } = readParams(await params);
  const found = await findRollout(target, id);
  if (found.kind !== 'found') return { title: id };
  const { rollout } = found;
  return { title: `${aliasName(rollout)} ${rollout.baselineVersion ?? '?'} → ${rollout.candidateVersion ?? '?'}` };
}

export default async function Page({ params }: Props) {
  const { target, id } = readParams(await params);
  const found = await findRollout(target, id);
  // The layout has already handled what cannot be shown.
  if (found.kind !== 'found') return null;
  // A new id is a new page: nothing of the previous one may stay on the screen.
  return <RolloutPage key={`${target}/${id}`} initial={await loadInitial(found.rollout)} />;
}
