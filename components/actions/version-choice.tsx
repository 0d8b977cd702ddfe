'use client';

import { clsx } from 'clsx';
import { RadioGroup } from 'radix-ui';
import { Age } from '@/components/ui/age.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { describeStatus } from '@/lib/domain/describe-status.ts';
import type { OfferedVersion } from './versions-to-offer.ts';

/** The published versions to choose from, the current one shown and off. */
export function VersionChoice({
  versions,
  value,
  onChange,
  locked,
}: {
  versions: OfferedVersion[];
  value: string | null;
  onChange: (version: string) => void;
  locked: boolean;
}) {
  return (
    <RadioGroup.Root
      aria-label="Version to roll back to"
      value={value}
      disabled={locked}
      onValueChange={onChange}
      className="mt-2 max-h-58 divide-y divide-line overflow-y-auto rounded-card border border-line"
    >
      {versions.map((version) => (
        <RadioGroup.Item
          key={version.version}
          value={version.version}
          disabled={locked || version.isCurrent}
          className={clsx(
            'group flex min-h-11 w-full items-start gap-2.5 px-3 py-2 text-left -outline-offset-2',
            'data-[state=checked]:bg-hover disabled:cursor-not-allowed enabled:hover:bg-hover',
          )}
        >
          <span className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-line-strong group-data-[state=checked]:border-ink group-data-[state=checked]:bg-ink">
            <RadioGroup.Indicator className="size-1.5 rounded-full bg-surface" />
          </span>
          <span className="w-10 shrink-0 text-body font-semibold text-ink tabular-nums group-disabled:text-ink-3">
            {version.version}
          </span>
          <span className="min-w-0 flex-1 text-meta">
            <span className="block text-ink-2">
              {version.isCurrent ? 'the alias is on it now' : lastRolloutOf(version)}
            </span>
            {version.description && <span className="block truncate text-ink-3">“{version.description}”</span>}
          </span>
          <span className="shrink-0 text-right text-meta text-ink-3">
            <span className="block">
              {version.publishedAt ? (
                <>
                  published <Age at={version.publishedAt} />
                </>
              ) : (
                'published at an unknown time'
              )}
            </span>
            {version.codeSha256 && <Mono className="block">{shortHash(version.codeSha256)}</Mono>}
          </span>
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
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

/** Lambda's code hash is base64; its first characters are enough to compare by eye. */
export function shortHash(codeSha256: string): string {
  return codeSha256.slice(0, 7);
}
