import { clsx } from 'clsx';
import {
  ArrowRight,
  Bell,
  BellOff,
  CircleCheck,
  CircleX,
  GitCommitHorizontal,
  OctagonX,
  Split,
  TrendingUp,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import { ACTION_LOOKS } from '@/components/actions/looks.ts';
import type { AuditAction } from '@/lib/domain/acting/audit.ts';
import type { Moment } from '@/lib/domain/rollout/moments-of.ts';
import type { ActivityItem } from './to-activity.ts';

interface Look {
  Icon: LucideIcon;
  ink: string;
}

const MOMENT_LOOKS: Record<Moment['kind'], Look> = {
  started: { Icon: GitCommitHorizontal, ink: 'text-ink-3' },
  step: { Icon: ArrowRight, ink: 'text-ink-3' },
  moved: { Icon: Split, ink: 'text-warn' },
  alarm: { Icon: Bell, ink: 'text-bad' },
  'alarm-ok': { Icon: BellOff, ink: 'text-ok' },
  worse: { Icon: TrendingUp, ink: 'text-bad' },
  stopped: { Icon: OctagonX, ink: 'text-ink-2' },
  failed: { Icon: CircleX, ink: 'text-bad' },
  succeeded: { Icon: CircleCheck, ink: 'text-ok' },
  'rolled-back': { Icon: Undo2, ink: 'text-base' },
};
const ACTION_INKS = { neutral: 'text-ink-2', bad: 'text-bad', byp: 'text-byp' };

/** What kind of thing happened, as an icon before its line. */
export function ActivityMark({ item, size }: { item: ActivityItem; size: string }) {
  const { Icon, ink } = 'action' in item ? lookOfAction(item.action) : MOMENT_LOOKS[item.kind];
  return <Icon aria-hidden="true" className={clsx('mt-0.5 shrink-0', size, ink)} />;
}

/** As on the action's button. Alarms that are obeyed again are good news, whoever saw to it. */
function lookOfAction(action: AuditAction): Look {
  if (action === 're-arm' || action === 'bypass-ended') return { Icon: ACTION_LOOKS['re-arm'].Icon, ink: 'text-ok' };
  const { Icon, ink } = ACTION_LOOKS[action];
  return { Icon, ink: ACTION_INKS[ink] };
}
