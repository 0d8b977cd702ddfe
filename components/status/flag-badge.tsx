import { ShieldCheck, ShieldOff, Split, Unlink } from 'lucide-react';
import { Badge } from '@/components/ui/badge.tsx';
import type { BypassUntil, Drift } from '@/lib/domain/group/group.ts';
import { formatUtcMinute } from '@/lib/domain/format/format-utc.ts';

/** What is out of the ordinary about a group, or that its alarms are obeyed. */
export type Flag =
  | { kind: 'obeyed' }
  | { kind: 'bypassed'; until: BypassUntil | null }
  | { kind: 'drifted'; expectedVersion: string }
  | { kind: 'version-gone'; version: string }
  | { kind: 'split'; weights: Record<string, number> };

/** The flag of an alias that is not where its last rollout left it; null when there is nothing to say. */
export function driftFlag(drift: Drift): Flag | null {
  if (drift.kind === 'moved') return { kind: 'drifted', expectedVersion: drift.expectedVersion };
  if (drift.kind === 'version-gone') return drift;
  if (drift.kind === 'split') return { kind: 'split', weights: drift.weights };
  return null;
}

/** `short` leaves out the particulars, for phones. */
export function FlagBadge({ flag, short = false }: { flag: Flag; short?: boolean | undefined }) {
  switch (flag.kind) {
    case 'obeyed':
      return (
        <Badge tone="ok" icon={<ShieldCheck aria-hidden="true" />}>
          {short ? 'Obeyed' : 'Alarms obeyed'}
        </Badge>
      );
    case 'bypassed':
      return (
        <Badge tone="byp" icon={<ShieldOff aria-hidden="true" />}>
          {short ? 'Bypassed' : `Bypassed${untilWords(flag.until)}`}
        </Badge>
      );
    case 'drifted':
      return (
        <Badge tone="warn" icon={<Unlink aria-hidden="true" />}>
          {short ? 'Drifted' : `Drifted, expected ${flag.expectedVersion}`}
        </Badge>
      );
    case 'version-gone':
      return (
        <Badge tone="warn" icon={<Unlink aria-hidden="true" />}>
          {short ? 'Version gone' : `Version ${flag.version} is gone`}
        </Badge>
      );
    case 'split':
      return (
        <Badge tone="warn" icon={<Split aria-hidden="true" />}>
          {short ? 'Left split' : `Left split ${splitWords(flag.weights)}`}
        </Badge>
      );
  }
}

function untilWords(until: BypassUntil | null): string {
  if (until === null) return ', no end set';
  // The banner beside it says that it ends at a time in any case.
  return 'event' in until ? ' until a success' : ` until ${formatUtcMinute(until.at)} UTC`;
}

function splitWords(weights: Record<string, number>): string {
  const others = Object.values(weights);
  const rest = 100 - others.reduce((sum, percent) => sum + percent, 0);
  return [rest, ...others].map((percent) => Math.round(percent)).join('/');
}
