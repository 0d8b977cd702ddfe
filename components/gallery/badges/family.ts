import type { Family } from '@/components/gallery/specimen.ts';
import { ALARM_BADGES } from './alarms.tsx';
import { FLAG_BADGES } from './flags.tsx';
import { SHARES } from './shares.tsx';
import { SMALL } from './small.tsx';
import { STATUSES } from './statuses.tsx';
import { VERDICTS } from './verdicts.tsx';

export const BADGES: Family[] = [
  { name: 'statuses', title: 'Statuses', layout: 'side-by-side', specimens: STATUSES },
  { name: 'verdicts', title: 'Verdicts', layout: 'side-by-side', specimens: VERDICTS },
  { name: 'alarm-states', title: 'Alarms', layout: 'side-by-side', specimens: ALARM_BADGES },
  { name: 'flags', title: 'Flags and badges', layout: 'side-by-side', specimens: FLAG_BADGES },
  { name: 'shares', title: 'Shares and plans', layout: 'side-by-side', specimens: SHARES },
  { name: 'buttons', title: 'Versions, times, buttons', layout: 'side-by-side', specimens: SMALL },
];
