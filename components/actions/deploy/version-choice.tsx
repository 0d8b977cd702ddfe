'use client';

import { clsx } from 'clsx';
import { RadioGroup } from 'radix-ui';
import { Age } from '@/components/status/age.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { describeStatus } from '@/lib/domain/rollout/describe-status.ts';
import { bringIntoView } from '@/components/actions/intent/bring-into-view.ts';
import { shortHash } from './short-hash.ts';
import type { OfferedVersion } from './versions-to-offer.ts';

interface VersionChoiceProps {
  label: string;
  /** Something that is not a version yet, listed above them. */
  first?: { version: string; title: string; words: string } | null;
  versions: OfferedVersion[];
  value: string | null;
  onChange: (version: string) => void;
  locked: boolean;
}

/** The published versions to choose from, the current one is shown, but disabled. */
export function VersionChoice({ label, first = null, versions, value, onChange, locked }: VersionChoiceProps) {
  // When nothing can be chosen any more, only the choice is shown.
  const shown = locked ? versions.filter((version) => version.version === value) : versions;
  return (
    <RadioGroup.Root
      aria-label={label}
      value={value}
      disabled={locked}
      onValueChange={onChange}
      className="mt-2 max-h-41 divide-y divide-line overflow-y-auto rounded-card border border-line max-md:max-h-56"
    >
      {first !== null && (!locked || value === first.version) ? (
        <RadioGroup.Item value={first.version} disabled={locked} className={ITEM}>
          <Dot />
          <span className="w-9 shrink-0 text-body font-semibold text-ink">{first.title}</span>
          <span className="min-w-0 flex-1 text-meta text-ink-2">{first.words}</span>
        </RadioGroup.Item>
      ) : null}
      {shown.map((version) => (
        <RadioGroup.Item
          key={version.version}
          value={version.version}
          disabled={locked || version.isCurrent}
          ref={version.version === value ? bringIntoView : undefined}
          className={ITEM}
        >
          <Dot />
          <span className="w-9 shrink-0 text-body font-semibold text-ink tabular-nums group-disabled:text-ink-3">
            {version.version}
          </span>
          <span className="min-w-0 flex-1 truncate text-meta text-ink-2">
            {version.isCurrent ? 'the alias is on it now' : lastRolloutOf(version)}
            {version.description ? <span className="text-ink-3"> · “{version.description}”</span> : null}
          </span>
          <span className="shrink-0 text-meta text-ink-3 max-md:basis-full max-md:pl-[26px]">
            {version.publishedAt ? (
              <>
                published <Age at={version.publishedAt} />
              </>
            ) : null}
            {version.codeSha256 ? (
              <>
                {' · '}
                <Mono>{shortHash(version.codeSha256)}</Mono>
              </>
            ) : null}
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}

const ITEM = clsx(
  'group flex min-h-9 w-full flex-wrap items-center gap-x-2.5 px-3 py-1.5 text-left -outline-offset-2 max-md:min-h-11',
  'data-[state=checked]:bg-hover disabled:cursor-not-allowed enabled:hover:bg-hover',
);

function Dot() {
  return (
    <span className="grid size-4 shrink-0 place-items-center rounded-full border border-line-strong group-data-[state=checked]:border-ink group-data-[state=checked]:bg-ink">
      <RadioGroup.Indicator className="size-1.5 rounded-full bg-surface" />
    </span>
  );
}

function lastRolloutOf(version: OfferedVersion) {
  if (!version.lastRollout) return 'no rollout of it known';
  const { rollout, at } = version.lastRollout;
  return (
    <>
      {describeStatus(rollout).word} <Age at={at} />
    </>
  );
}
