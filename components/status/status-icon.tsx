import {
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleX,
  Hourglass,
  LoaderCircle,
  OctagonX,
  Undo2,
  type LucideIcon,
} from 'lucide-react';
import type { StatusWords } from '@/lib/domain/rollout/describe-status.ts';

const ICONS: Record<StatusWords['icon'], LucideIcon> = {
  created: CircleDashed,
  shifting: LoaderCircle,
  baking: Hourglass,
  succeeded: CircleCheck,
  alarm: OctagonX,
  'stopped-by-hand': Undo2,
  'hook-failed': CircleX,
  failed: CircleX,
  unknown: CircleQuestionMark,
};

/** The shape of a rollout's status; the word stands beside it. */
export function StatusIcon({ icon, className }: { icon: StatusWords['icon']; className?: string | undefined }) {
  const Icon = ICONS[icon];
  return <Icon aria-hidden="true" className={className ?? 'size-3.5 shrink-0'} />;
}

/** Ink of a status where it is plain text. */
export const STATUS_INK: Record<StatusWords['tone'], { text: string; icon: string }> = {
  ok: { text: 'text-ink', icon: 'text-ok' },
  bad: { text: 'text-bad-ink', icon: 'text-bad' },
  warn: { text: 'text-warn-ink', icon: 'text-warn-ink' },
  neutral: { text: 'text-ink', icon: 'text-ink-2' },
  active: { text: 'text-ink', icon: 'text-ink' },
};
