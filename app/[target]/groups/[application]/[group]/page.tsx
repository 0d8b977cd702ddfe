import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GroupView } from '@/components/group/group-view.tsx';
import { aliasName } from '@/lib/domain/alias-name.ts';
import type { Group } from '@/lib/domain/group.ts';
import { AppError } from '@/lib/domain/problem.ts';
import { getGroup } from '@/lib/queries/get-group.ts';
import { listAudit } from '@/lib/queries/list-audit.ts';
import { listRollouts } from '@/lib/queries/list-rollouts.ts';
import { getParts, type RunningParts } from '@/lib/wiring.ts';

interface Props {
  params: Promise<{ target: string; application: string; group: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const group = await findGroup(await getParts(), await params);
  return { title: aliasName(group) };
}

export default async function GroupPage({ params }: Props) {
  const parts = await getParts();
  const group = await findGroup(parts, await params);
  const names = { application: group.application, group: group.group };
  const first = { limit: 50, cursor: null, search: null, group: names };
  const [rollouts, audit] = await Promise.all([
    listRollouts(parts, { ...first, target: group.target, status: 'all' }),
    listAudit(parts, { ...first, target: group.target, action: null }),
  ]);
  return <GroupView initial={group} initialRollouts={rollouts} initialAudit={audit} />;
}

/** A group that does not exist is a 404 page; anything else that goes wrong is for the error page. */
async function findGroup(parts: RunningParts, raw: Awaited<Props['params']>): Promise<Group> {
  try {
    return await getGroup(parts, {
      target: decode(raw.target),
      application: decode(raw.application),
      group: decode(raw.group),
    });
  } catch (error) {
    if (error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'UNKNOWN_TARGET')) notFound();
    throw error;
  }
}

/** Next hands on the parts of an address as they were encoded. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    notFound();
  }
}
