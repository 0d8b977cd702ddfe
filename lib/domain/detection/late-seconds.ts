import { EVALUATION_DELAY_SECONDS } from './play-deployments.ts';

/**
 * How much later than usual a minute's counts are there because calls take long: CloudWatch counts a call when it has
 * ended, and dates it by its start. 0: they end before it looks at their minute, whenever in it they began, or it is
 * not known how long they take (`p90Ms` null).
 */
export function lateSeconds(p90Ms: number | null): number {
  const seconds = (p90Ms ?? 0) / 1000;
  return seconds > EVALUATION_DELAY_SECONDS[0] ? seconds : 0;
}
