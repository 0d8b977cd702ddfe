import { BADGES } from '@/components/gallery/badges/family.ts';
import { CARDS } from '@/components/gallery/cards/family.ts';
import { CHARTS } from '@/components/gallery/charts/family.ts';
import { DIALOGS } from '@/components/gallery/dialogs/family.ts';
import { NOTICES } from '@/components/gallery/notices/family.ts';
import type { Family } from './specimen.ts';

/** Everything that the gallery shows. */
export const FAMILIES: Family[] = [...DIALOGS, ...NOTICES, ...BADGES, ...CHARTS, ...CARDS];
