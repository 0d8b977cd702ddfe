import type { Family } from '@/components/gallery/specimen.ts';
import { GROUP_NOTICES } from './groups.tsx';
import { HEALTH_NOTICES, LIVE_STATES } from './health.tsx';
import { PAGE_NOTICES } from './pages.tsx';
import { ROLLOUT_NOTICES } from './rollouts.tsx';

export const NOTICES: Family[] = [
  { name: 'health-notices', title: 'State of the picture', layout: 'stacked', specimens: HEALTH_NOTICES },
  { name: 'live-states', title: 'How fresh it is', layout: 'side-by-side', specimens: LIVE_STATES },
  { name: 'group-notices', title: 'Notices of groups', layout: 'stacked', specimens: GROUP_NOTICES },
  { name: 'rollout-notices', title: 'Notices of rollouts', layout: 'columns', specimens: ROLLOUT_NOTICES },
  { name: 'page-notices', title: 'Pages without a page', layout: 'stacked', specimens: PAGE_NOTICES },
];
