import { notFound } from 'next/navigation';
import type { Parts } from '@/lib/parts/parts.ts';

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The target that `?target=` names, else the first. An unknown name is a 404. */
export function chosenTarget(parts: Pick<Parts, 'targets'>, search: Awaited<SearchParams>): string {
  const wanted = search['target'];
  const target = wanted === undefined ? parts.targets[0] : parts.targets.find(({ config }) => config.name === wanted);
  return target?.config.name ?? notFound();
}
