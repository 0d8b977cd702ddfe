import type { Family } from '@/components/gallery/specimen.ts';
import { ACTION_STATES } from './action-states.tsx';
import { DEPLOY_VARIANTS } from './deploy-variants.tsx';
import { OTHER_VARIANTS } from './other-variants.tsx';

export const DIALOGS: Family[] = [
  { name: 'dialogs', title: 'Dialogs in each state', layout: 'alone', specimens: ACTION_STATES },
  {
    name: 'dialog-variants',
    title: 'Dialogs for reasons of their own',
    layout: 'alone',
    specimens: [...DEPLOY_VARIANTS, ...OTHER_VARIANTS],
  },
];
