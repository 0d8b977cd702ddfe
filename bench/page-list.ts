import type { Lab } from './lab.ts';

interface Thing {
  id: string;
  application: string;
  group: string;
}

/** Every kind of page, with something to show on it. */
export async function pagesOf(lab: Lab): Promise<{ name: string; path: string }[]> {
  const { rollouts } = await lab.ask<{ rollouts: Thing[] }>('/api/default/rollouts?status=all&limit=1');
  const rollout = rollouts[0];
  if (rollout === undefined) throw new Error('The simulated account has no rollout to show.');
  const group = `${encodeURIComponent(rollout.application)}/${encodeURIComponent(rollout.group)}`;
  return [
    { name: 'fleet', path: '/' },
    { name: 'rollout', path: `/default/rollouts/${rollout.id}` },
    { name: 'group', path: `/default/groups/${group}` },
    { name: 'rollouts', path: '/rollouts' },
    { name: 'audit', path: '/audit' },
  ];
}
