import { clsx } from 'clsx';
import { AlarmGlyph } from './alarm-glyph.tsx';
import { alarmWords } from './alarm-words.ts';
import type { Alarm } from '@/lib/domain/alarms/alarm.ts';

const INK = {
  ok: 'text-ok-ink',
  near: 'text-bad-ink',
  alarm: 'text-bad-ink',
  'no-data': 'text-ink-2',
  ignored: 'text-byp-ink',
  'not-found': 'text-warn-ink',
  unread: 'text-ink-3',
  unknown: 'text-ink-2',
} as const;

interface AlarmStateProps {
  alarm: Alarm;
  /** The group's alarms are bypassed. */
  ignored?: boolean | undefined;
  className?: string | undefined;
}

/** An alarm's state: shape, colour and word. */
export function AlarmState({ alarm, ignored = false, className }: AlarmStateProps) {
  const { kind, word } = alarmWords(alarm, ignored);
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1.5 text-meta font-semibold whitespace-nowrap',
        INK[kind],
        className,
      )}
    >
      <AlarmGlyph kind={kind} />
      {word}
    </span>
  );
}
