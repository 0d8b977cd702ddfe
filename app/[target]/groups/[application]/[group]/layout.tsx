import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { loadGroup } from './load-group.ts';
import { type GroupParams, readParams } from './read-params.ts';

/** Decides above the loading boundary whether the group exists: below it the answer has begun, with status 200. */
export default async function GroupLayout({ params, children }: { params: Promise<GroupParams>; children: ReactNode }) {
  const { target, application, group } = await readParams(params);
  const loaded = await loadGroup(target, application, group);
  if (loaded.kind === 'not-found') notFound();
  return children;
}
