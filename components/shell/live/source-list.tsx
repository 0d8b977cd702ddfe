import { SOURCE_NAMES } from './source-names.ts';
import { Mono } from '@/components/ui/mono.tsx';
import type { LiveState } from '@/lib/client/stream/live-state.ts';
import { formatAgo } from '@/lib/domain/format/format-age.ts';
import { formatCount } from '@/lib/domain/format/format-count.ts';
import { formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import type { SourceHealth, SourceName, TargetHealth } from '@/lib/domain/live/health.ts';

const ORDER: SourceName[] = ['codedeploy', 'lambda', 'cloudwatch'];

/** When each source last answered, what is wrong with it, and what the watching costs. */
export function SourceList({ state, target }: { state: LiveState; target: TargetHealth | null }) {
  if (!target) return <p>No target is configured.</p>;
  return (
    <div className="flex flex-col gap-2.5">
      <p className="font-semibold">{heading(state)}</p>
      <ul className="flex flex-col gap-2">
        {ORDER.map((name) => (
          <li key={name}>
            <div className="flex justify-between gap-3">
              <span>{SOURCE_NAMES[name]}</span>
              <span className="text-ink-2 tabular-nums">{readAgo(state, name)}</span>
            </div>
            <SourceTrouble source={target.sources[name]} />
          </li>
        ))}
      </ul>
      <p className="border-t border-line pt-2.5 text-meta text-ink-3">
        {formatCount(target.calls.lastMinute)} calls to AWS in the last minute, {formatCount(target.calls.budget)}{' '}
        allowed. However many people look, AWS is asked once.
        {target.clock.rate === 1 ? '' : ` The simulated clock runs ×${Number(target.clock.rate.toFixed(1))}.`}
      </p>
    </div>
  );
}

function heading(state: LiveState): string {
  switch (state.kind) {
    case 'live':
      return 'The page follows AWS by itself.';
    case 'reconnecting':
      return 'The connection to Sluice broke off; trying again.';
    case 'stale':
      return 'AWS has not answered for a while.';
    case 'slowed':
      return 'AWS asked Sluice to read less often.';
    case 'first-reading':
      return 'Reading this account for the first time.';
  }
}

function readAgo(state: LiveState, name: SourceName): string {
  const age = state.ages[name];
  return age === null ? 'not read yet' : `read ${formatAgo(age * 1000)}`;
}

function SourceTrouble({ source }: { source: SourceHealth }) {
  if (source.error) {
    return (
      <p className="text-meta text-bad-ink">
        <Mono>{source.error.code}</Mono> since {formatUtcTime(source.error.since)} UTC
        {source.error.missingAction ? (
          <>
            : <Mono>{source.error.missingAction}</Mono> is missing
          </>
        ) : null}
      </p>
    );
  }
  if (source.slowed) {
    return (
      <p className="text-meta text-warn-ink">
        refused {source.slowed.refused} of {source.slowed.outOf} calls
      </p>
    );
  }
  return null;
}
