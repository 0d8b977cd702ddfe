import { toMs } from '../../domain/time/iso.ts';
import type { AwsCloudWatch } from '../../parts/cloud-watch.ts';
import { getMetricData, startOfPeriod } from './get-metric-data.ts';

/** Lambda counts ConcurrentExecutions for the function as a whole, and so does its reserved concurrency. */
export async function peakConcurrency(
  deps: Parameters<typeof getMetricData>[0],
  ...[functionName, from, to]: Parameters<AwsCloudWatch['peakConcurrency']>
): Promise<number | null> {
  const [minutes] = await getMetricData(
    deps,
    [
      {
        metricName: 'ConcurrentExecutions',
        statistic: 'Maximum',
        periodSeconds: 60,
        dimensions: { FunctionName: functionName },
      },
    ],
    startOfPeriod(toMs(from), 60),
    to,
  );
  return minutes === undefined || minutes.size === 0 ? null : Math.max(...minutes.values());
}
