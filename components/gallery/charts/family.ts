import type { Family } from '@/components/gallery/specimen.ts';
import { COURSES, GAPS, SIZES } from './charts.tsx';

export const CHARTS: Family[] = [
  { name: 'chart-courses', title: 'Charts: how it may go', layout: 'stacked', specimens: COURSES },
  { name: 'chart-gaps', title: 'Charts: what may be missing', layout: 'stacked', specimens: GAPS },
  { name: 'chart-sizes', title: 'Charts: few minutes and many, wide and narrow', layout: 'stacked', specimens: SIZES },
];
