import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Unreadable } from '@/components/status/unreadable.tsx';
import { GroupView } from '@/components/group/group-view.tsx';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import { loadGroup } from './load-group.ts';
import { groupKey } from '@/lib/domain/group/group-key.ts';
import { type GroupParams, readParams } from './read-params.ts';

interface Props {
  params: Promise<GroupParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { target, application, group } = await readParams(params);
  const loaded = await loadGroup(target, application, group);
  return { title: loaded.kind === 'found' ? aliasName(loaded.group) : group };
}

export default async function GroupPage({ params }: Props) {
  const { target, application, group } = await readParams(params);
  const loaded = await loadGroup(target, application, group);
  switch (loaded.kind) {
    case 'found':
      return (
        <GroupView
          key={groupKey(target, application, group)}
          initial={loaded.group}
          initialRollouts={loaded.rollouts}
          initialAudit={loaded.audit}
        />
      );
    case 'unreadable':
      return <Unreadable name={group} detail={loaded.detail} missingAction={loaded.missingAction} />;
    case 'not-found':
      return notFound();
  }
}
