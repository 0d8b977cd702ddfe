import { areIgnored } from '../alarms/are-ignored.ts';
import type { Detection, DetectionCase } from '../detection/detection.ts';
import { formatCount } from '../format/format-count.ts';
import { formatPercent } from '../format/format-percent.ts';
import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';

/**
 * A version that always fails should nearly always be stopped, and one that fails 20% of its calls more often than not.
 */
const SHOULD_STOP: { errorPercent: number; percent: number }[] = [
  { errorPercent: 100, percent: 90 },
  { errorPercent: 20, percent: 50 },
];

/**
 * Alarms that would let a bad version through. Left out where another finding says why (no alarms, all at once,
 * bypassed), and where no alarm can be simulated, because then nothing is known.
 */
export function findDetectionPoor({ plan, group }: PreflightFacts, detection: Detection | null): Finding[] {
  if (detection === null || detection.counted.length === 0 || areIgnored(group.alarms)) return [];
  if (plan === null || (plan.steps[0]?.percent ?? 100) >= 100) return [];
  const caseOf = (errorPercent: number) => detection.cases.find((one) => one.errorPercent === errorPercent);
  if (!SHOULD_STOP.some(({ errorPercent, percent }) => leastOf(caseOf(errorPercent)) < percent)) return [];
  const always = caseOf(100);
  const often = caseOf(20);
  if (!isKnown(always) || !isKnown(often)) return [];
  const only =
    detection.notCounted.length === 0
      ? 'The alarms'
      : `The alarms that can be reckoned (${detection.counted.join(', ')})`;
  return [
    found({
      code: 'detection-poor',
      severity: 'warns',
      sentence:
        `${only} would stop a version that fails every call in about ${range(always)} of deployments before it has all the traffic, and one ` +
        `that fails 20% of its calls in ${range(often)}, after about ${formatCount(always.failedCalls)} and ${formatCount(often.failedCalls)} failed calls.`,
      remedy:
        'Take a longer plan, a lower threshold or fewer data points, or let a hook try the new version before traffic shifts.',
    }),
  ];
}

type KnownCase = DetectionCase & { stoppedPercent: number; failedCalls: number };

function isKnown(one: DetectionCase | undefined): one is KnownCase {
  return one !== undefined && one.stoppedPercent !== null && one.failedCalls !== null;
}

/** The chance if failing calls take as long as calls do now. Where nothing is known, nothing is called poor. */
function leastOf(one: DetectionCase | undefined): number {
  return one?.lateStoppedPercent ?? one?.stoppedPercent ?? 100;
}

function range(one: KnownCase): string {
  const [least, most] = [whole(leastOf(one)), whole(one.stoppedPercent)];
  return least === most ? most : `${least} (if failing calls take as long as calls do now) to ${most}`;
}

function whole(percent: number): string {
  return formatPercent(Math.round(percent));
}
