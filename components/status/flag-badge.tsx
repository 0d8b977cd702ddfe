import { ShieldCheck, ShieldOff, Split, Unlink } from 'lucide-react';
import { Badge, type BadgeTone } from '@/components/ui/badge.tsx';
import { missingAlarms } from '@/lib/domain/alarms/missing-alarms.ts';
import { guardStateOf, type GuardState } from '@/lib/domain/rollout/describe-guard.ts';
import type { BypassUntil, Drift, Group } from '@/lib/domain/group/group.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { formatUtcMinute } from '@/lib/domain/format/format-utc.ts';

/** What is out of the ordinary about a group, or that its alarms are obeyed. */
export type Flag =
  /** `active` false: of a rollout that has ended. */
  | { kind: 'obeyed'; active?: boolean }
  | { kind: 'bypassed'; until: BypassUntil | null }
  /** How the alarms guard one rollout; `active`: it runs. */
  | { kind: 'guard'; state: Exclude<GuardState, 'obeyed' | 'no-alarms'>; active: boolean }
  | { kind: 'drifted'; expectedVersion: string }
  | { kind: 'version-gone'; version: string }
  | { kind: 'split'; weights: Record<string, number> };

/** The flag of what guards a rollout; null when it has no alarms, or had none that is known to have guarded it. */
export function guardFlag(rollout: Rollout, group: Group | null): Flag | null {
  const state = guardStateOf(rollout);
  const active = isActive(rollout.status);
  if (state === 'no-alarms' || (!active && (state === 'unknown' || state === 'rollback'))) return null;
  if (state === 'obeyed') return { kind: 'obeyed', active };
  if (state === 'ignored-by-group' && active) return { kind: 'bypassed', until: group?.bypass?.until ?? null };
  return { kind: 'guard', state, active };
}

/** The flag of what would guard a group's next rollout; null when it lists no alarms, or they were not read. */
export function groupGuardFlag({ alarms, bypass }: Pick<Group, 'alarms' | 'bypass'>): Flag | null {
  if (alarms.items.length === 0 || alarms.ignored === null) return null;
  if (alarms.ignored) return { kind: 'bypassed', until: bypass?.until ?? null };
  const missing = missingAlarms(alarms.items);
  if (missing === 'none') return { kind: 'obeyed' };
  return { kind: 'guard', state: missing === 'all' ? 'gone' : 'partly-gone', active: true };
}

/** The flag of an alias that is not where its last rollout left it; null when there is nothing to say. */
export function driftFlag(drift: Drift): Flag | null {
  if (drift.kind === 'moved') return { kind: 'drifted', expectedVersion: drift.expectedVersion };
  if (drift.kind === 'version-gone') return drift;
  if (drift.kind === 'split') return { kind: 'split', weights: drift.weights };
  return null;
}

const GUARDS: Record<
  (Flag & { kind: 'guard' })['state'],
  { tone: BadgeTone; words: [short: string, long: string]; past: string }
> = {
  'ignored-by-group': { tone: 'byp', words: ['Ignored', 'Alarms ignored'], past: 'Ran with alarms ignored' },
  'ignored-by-deployment': {
    tone: 'byp',
    words: ['Ignored here', 'Alarms ignored for this rollout'],
    past: 'Ran with alarms ignored',
  },
  rollback: {
    tone: 'neutral',
    words: ['No alarm stops it', 'Alarms do not stop a rollback'],
    past: 'Alarms do not stop a rollback',
  },
  changed: {
    tone: 'warn',
    words: ['Guard unsure', 'Alarms changed while it runs'],
    past: 'Alarms changed while it ran',
  },
  unknown: { tone: 'neutral', words: ['Not read', 'Alarms not read yet'], past: 'Alarms then not known' },
  gone: { tone: 'bad', words: ['Unguarded', 'Its alarms are gone'], past: 'Its alarms were gone' },
  'partly-gone': { tone: 'warn', words: ['Alarm gone', 'An alarm is gone'], past: 'An alarm was gone' },
};

/** `short` leaves out the particulars, for phones. */
export function FlagBadge({ flag, short = false }: { flag: Flag; short?: boolean | undefined }) {
  switch (flag.kind) {
    case 'obeyed':
      return (
        <Badge tone="ok" icon={<ShieldCheck aria-hidden="true" />}>
          {short ? 'Obeyed' : flag.active === false ? 'Ran with alarms obeyed' : 'Alarms obeyed'}
        </Badge>
      );
    case 'bypassed':
      return (
        <Badge tone="byp" icon={<ShieldOff aria-hidden="true" />}>
          {short ? 'Bypassed' : `Bypassed${untilWords(flag.until)}`}
        </Badge>
      );
    case 'guard': {
      const { tone, words, past } = GUARDS[flag.state];
      return (
        <Badge tone={tone} icon={<ShieldOff aria-hidden="true" />}>
          {short ? words[0] : flag.active ? words[1] : past}
        </Badge>
      );
    }
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
