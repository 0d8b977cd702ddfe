import { formatDurationMs } from '../format/format-duration.ts';
import { formatPercent } from '../format/format-percent.ts';
import type { SeriesEvent } from './series-event.ts';

/** An event in a few words: "20% of traffic on version 42". */
export function describeEvent(event: SeriesEvent): string {
  switch (event.kind) {
    case 'started':
      return 'Rollout started';
    case 'succeeded':
      return 'Rollout succeeded';
    case 'step':
      return `${formatPercent(event.percent)} of traffic on version ${event.version}`;
    case 'moved': {
      const parts = event.parts.map(({ version, percent }) => `${formatPercent(percent)} on version ${version}`);
      return `Moved, not by its plan: ${parts.join(', ')}`;
    }
    case 'alarm':
      return `${event.alarm} went to ALARM`;
    case 'alarm-ok':
      return `${event.alarm} is OK again`;
    case 'worse':
      return event.measure === 'slow'
        ? `Version ${event.version} is slow more often over ${formatDurationMs(event.limitMs)}`
        : `Version ${event.version} fails more often`;
    case 'stopped':
    case 'failed':
      return `Rollout ${event.kind}${event.errorCode === null ? '' : `: ${event.errorCode}`}`;
    case 'rolled-back':
      return `Rolled back by ${event.by}`;
  }
}
