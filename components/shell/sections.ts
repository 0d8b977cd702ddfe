export type SectionPath = '/' | '/rollouts' | '/audit';

export const SECTIONS: { href: SectionPath; name: string; keys: string }[] = [
  { href: '/', name: 'Fleet', keys: 'g f' },
  { href: '/rollouts', name: 'Rollouts', keys: 'g r' },
  { href: '/audit', name: 'Audit log', keys: 'g a' },
];

/** The section that a page belongs to: a rollout's page to Rollouts, a group's to Fleet. */
export function sectionOf(pathname: string): SectionPath | null {
  if (pathname === '/') return '/';
  if (pathname === '/rollouts' || /^\/[^/]+\/rollouts\//.test(pathname)) return '/rollouts';
  if (pathname === '/audit') return '/audit';
  return /^\/[^/]+\/groups\//.test(pathname) ? '/' : null;
}
