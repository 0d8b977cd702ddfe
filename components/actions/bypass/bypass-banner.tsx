'use client';

import { areIgnored } from '@/lib/domain/alarms/are-ignored.ts';
import { ShieldOff } from 'lucide-react';
import { Banner } from '@/components/ui/banner.tsx';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import { bypassGoesOnOf } from '@/lib/domain/acting/bypass.ts';
import { formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import type { Bypass, Group } from '@/lib/domain/group/group.ts';
import { toIso } from '@/lib/domain/time/iso.ts';
import { describeBypass } from './bypass-words.ts';
import { ActionButton } from '@/components/actions/action-button.tsx';

/** Says loudly that a group's alarms are ignored: until when, by whom and why. Nothing where they are not. */
export function BypassBanner({ group }: { group: Group }) {
  if (!areIgnored(group.alarms)) return null;
  return <Shown group={group} />;
}

function Shown({ group }: { group: Group }) {
  const nowMs = useAwsNow();
  const { title, countdown, rest, passedPercent } = describeBypass(group.bypass, nowMs);
  const goesOn = bypassGoesOnOf(group, toIso(nowMs));
  return (
    <Banner
      tone="byp"
      icon={<ShieldOff aria-hidden="true" />}
      title={
        <>
          {title}
          {countdown ? <span className="tabular-nums"> {countdown}</span> : null}
        </>
      }
      action={
        <>
          {(group.bypass?.until ?? null) === null ? (
            <ActionButton request={{ kind: 'end-bypass-later', group }} />
          ) : null}
          <ActionButton request={{ kind: 're-arm', group }} />
        </>
      }
    >
      <span className="tabular-nums">{rest}</span> {noneCanStop(group.alarms.items.length)} a rollout of{' '}
      {aliasName(group)}.{group.bypass?.by ? <Author bypass={group.bypass} by={group.bypass.by} /> : null}
      {group.bypass?.rearmError ? (
        <span className="mt-1 block font-medium text-bad-ink">
          Sluice tries to re-arm and AWS refuses: {group.bypass.rearmError}
        </span>
      ) : null}
      {goesOn ? (
        <span className="mt-1 block">
          {goesOn.sentence} {goesOn.remedy}
        </span>
      ) : null}
      {passedPercent !== null ? (
        <span className="mt-2 block h-1 overflow-hidden rounded-full bg-byp-line" aria-hidden="true">
          <span className="block h-full rounded-full bg-byp" style={{ width: `${passedPercent}%` }} />
        </span>
      ) : null}
    </Banner>
  );
}

function Author({ bypass, by }: { bypass: Bypass; by: string }) {
  return (
    <span className="mt-0.5 block text-meta text-ink-2">
      {by}, {formatUtcTime(bypass.since)}
      {bypass.reason ? <>: “{bypass.reason}”</> : null}
    </span>
  );
}

function noneCanStop(alarms: number): string {
  if (alarms === 1) return 'Its one alarm cannot stop';
  return `None of ${alarms} alarms can stop`;
}
