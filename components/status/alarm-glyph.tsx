import { clsx } from 'clsx';

/** `near`: some evaluations are beyond the threshold, not yet enough. `unread`: CloudWatch has not answered yet. */
export type AlarmKind = 'ok' | 'near' | 'alarm' | 'no-data' | 'ignored' | 'not-found' | 'unread' | 'unknown';

const ALARM_INK: Record<AlarmKind, string> = {
  ok: 'text-ok',
  near: 'text-bad',
  alarm: 'text-bad',
  'no-data': 'text-ink-3',
  ignored: 'text-byp',
  'not-found': 'text-warn-ink',
  unread: 'text-ink-3',
  unknown: 'text-ink-3',
};

const LINE = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6 } as const;

function Shape({ kind }: { kind: AlarmKind }) {
  switch (kind) {
    case 'ok':
      return (
        <>
          <circle cx="8" cy="8" r="7" fill="currentColor" />
          <path d="m5 8.2 2.1 2.1L11 6.2" fill="none" className="stroke-surface" strokeWidth="1.8" />
        </>
      );
    case 'near':
      return <path d="M8 2.2 14.4 13.6H1.6Z" {...LINE} strokeLinejoin="round" />;
    case 'alarm':
      return (
        <>
          <path d="m8 .6 7.4 7.4L8 15.4.6 8Z" fill="currentColor" />
          <path d="M8 4.4v4.4M8 10.4v1.7" fill="none" className="stroke-surface" strokeWidth="1.8" />
        </>
      );
    case 'no-data':
    case 'unread':
      return <circle cx="8" cy="8" r="6.2" {...LINE} strokeDasharray="2.4 2.1" />;
    case 'ignored':
      return (
        <>
          <circle cx="8" cy="8" r="6.2" {...LINE} />
          <path d="m3.8 12.2 8.4-8.4" {...LINE} />
        </>
      );
    case 'not-found':
      return (
        <>
          <rect x="2" y="2" width="12" height="12" rx="2" {...LINE} />
          <path d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2" {...LINE} />
        </>
      );
    case 'unknown':
      return (
        <>
          <circle cx="8" cy="8" r="6.2" {...LINE} />
          <circle cx="8" cy="8" r="1.6" fill="currentColor" />
        </>
      );
  }
}

/** An alarm's state as a shape of its own; the words stand beside it. */
export function AlarmGlyph({ kind, className }: { kind: AlarmKind; className?: string | undefined }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={clsx('shrink-0', ALARM_INK[kind], className ?? 'size-3')}>
      <Shape kind={kind} />
    </svg>
  );
}
