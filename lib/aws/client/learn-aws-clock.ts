import { awsTimeMs, estimateAwsClock, type AwsClockEstimate } from '../../domain/time/estimate-aws-clock.ts';
import { parseClockRate } from '../../domain/time/parse-clock-rate.ts';
import type { AwsClock } from '../../parts/aws-target.ts';
import type { Clock } from '../../parts/clock.ts';
import type { AnswerHeaders } from './observe-answers.ts';
import { toMs } from '../../domain/time/iso.ts';

/** AWS's clock as the answers show it, and whether the endpoint says that it is simulated. */
export function learnAwsClock(
  clock: Clock,
): AwsClock & { learn: (headers: AnswerHeaders) => void; simulated: () => boolean } {
  let estimate: AwsClockEstimate | null = null;
  let simulated = false;
  return {
    learn(headers) {
      simulated = headers.simulated !== null;
      const dateMs = toMs(headers.date ?? '');
      if (Number.isNaN(dateMs)) return;
      const { sentAtMs, receivedAtMs } = headers;
      const statedRate = parseClockRate(headers.simulated);
      estimate = estimateAwsClock(estimate, { sentAtMs, receivedAtMs, dateMs }, statedRate);
    },
    now: () => (estimate === null ? null : new Date(awsTimeMs(estimate, clock.monotonicMs()))),
    rate: () => estimate?.rate ?? 1,
    simulated: () => simulated,
  };
}
