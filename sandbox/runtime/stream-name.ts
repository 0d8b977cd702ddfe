import type { SimMs } from '../kernel/clock.ts';
import { makeUuid } from '../kernel/make-id.ts';
import type { Random } from '../kernel/random.ts';

/** Like "2026/11/20/[2]0f3c…": one stream for each execution environment. */
export function streamName(random: Random, now: SimMs, version: string): string {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '/');
  return `${day}/[${version}]${makeUuid(random).replaceAll('-', '')}`;
}
