import type { Family } from '@/components/gallery/specimen.ts';
import { ACTIVITIES, AUDIT_ITEMS } from './audit.tsx';
import { DIALOG_PARTS } from './dialog-parts.tsx';
import { ENDS } from './ends.tsx';
import { FINDINGS } from './findings.tsx';
import { GROUP_CARDS, PHONE_ROWS } from './group-cards.tsx';
import { LIFECYCLES } from './lifecycle.tsx';
import { ROLLOUT_CARDS, ROLLOUT_HEADS } from './rollout-cards.tsx';

export const CARDS: Family[] = [
  { name: 'rollout-heads', title: 'Head and comparison of a rollout', layout: 'stacked', specimens: ROLLOUT_HEADS },
  { name: 'lifecycles', title: 'Lifecycle and hooks', layout: 'columns', specimens: LIFECYCLES },
  { name: 'ends', title: 'How it ended', layout: 'stacked', specimens: ENDS },
  { name: 'rollout-cards', title: 'Cards of a rollout', layout: 'columns', specimens: ROLLOUT_CARDS },
  { name: 'findings', title: 'Pre-flight', layout: 'columns', specimens: FINDINGS },
  { name: 'group-cards', title: 'Group and lists', layout: 'stacked', specimens: GROUP_CARDS },
  { name: 'phone-rows', title: 'Rows on a phone', layout: 'columns', specimens: PHONE_ROWS },
  { name: 'audit-items', title: 'Audit log', layout: 'stacked', specimens: AUDIT_ITEMS },
  { name: 'activities', title: 'Activity', layout: 'columns', specimens: ACTIVITIES },
  { name: 'dialog-parts', title: 'Parts of dialogs', layout: 'columns', specimens: DIALOG_PARTS },
];
