import { driftFlag, FlagBadge, type Flag } from '@/components/status/flag-badge.tsx';
import { Badge, type BadgeTone } from '@/components/ui/badge.tsx';
import type { Drift } from '@/lib/domain/group/group.ts';
import { SEVERITY_LOOKS } from '@/components/preflight/finding-list.tsx';
import type { Severity } from '@/lib/domain/preflight/preflight.ts';
import { Info } from 'lucide-react';
import { mapValues } from '@/components/gallery/map-values.ts';
import { specimensOf } from '@/components/gallery/specimen.ts';

const SPLIT = { 42: 40 };
const FLAGS: Record<Flag['kind'], Flag> = {
  obeyed: { kind: 'obeyed' },
  bypassed: { kind: 'bypassed', until: { event: 'next-success' } },
  guard: { kind: 'guard', state: 'ignored-by-deployment', active: true },
  drifted: { kind: 'drifted', expectedVersion: '41' },
  'version-gone': { kind: 'version-gone', version: '12' },
  split: { kind: 'split', weights: SPLIT },
};

type GuardStates = (Flag & { kind: 'guard' })['state'];
const GUARDS: Record<GuardStates, true> = {
  'ignored-by-group': true,
  'ignored-by-deployment': true,
  rollback: true,
  changed: true,
  unknown: true,
  gone: true,
  'partly-gone': true,
};

/** Of each kind of drift: those that say nothing have no flag. */
const DRIFTS: Record<Drift['kind'], Drift> = {
  'in-place': { kind: 'in-place' },
  shifting: { kind: 'shifting' },
  split: { kind: 'split', version: '41', weights: SPLIT },
  moved: { kind: 'moved', expectedVersion: '41', version: '39', seenAt: null },
  'version-gone': { kind: 'version-gone', version: '41' },
  unknown: { kind: 'unknown' },
};

const TONES: Record<BadgeTone, true> = { ok: true, bad: true, byp: true, warn: true, neutral: true, active: true };
const SEVERITIES: Record<Severity, true> = { blocks: true, warns: true, notes: true };

/** What is out of the ordinary about a group, and the plain badges that all are made of. */
export const FLAG_BADGES = [
  ...specimensOf<Flag['kind']>(
    'flag',
    mapValues(FLAGS, (flag) => <FlagBadge flag={flag} />),
  ),
  ...specimensOf<Flag['kind']>(
    'flag-short',
    mapValues(FLAGS, (flag) => <FlagBadge flag={flag} short />),
  ),
  ...specimensOf<GuardStates>(
    'flag-guard',
    mapValues(GUARDS, (_, state) => <FlagBadge flag={{ kind: 'guard', state, active: true }} />),
  ),
  ...specimensOf<GuardStates>(
    'flag-guard-ended',
    mapValues(GUARDS, (_, state) => <FlagBadge flag={{ kind: 'guard', state, active: false }} />),
  ),
  ...specimensOf('flag-bypassed', {
    'no-end': <FlagBadge flag={{ kind: 'bypassed', until: null }} />,
    'until-a-time': <FlagBadge flag={{ kind: 'bypassed', until: { at: '2026-11-21T15:30:00.000Z' } }} />,
  }),
  ...specimensOf<Drift['kind']>(
    'drift',
    mapValues(DRIFTS, (drift) => {
      const flag = driftFlag(drift);
      return flag === null ? <span className="text-meta text-ink-3">no flag</span> : <FlagBadge flag={flag} />;
    }),
  ),
  ...specimensOf<Severity>(
    'severity',
    mapValues(SEVERITIES, (_, severity) => {
      const { icon, word, className } = SEVERITY_LOOKS[severity];
      return (
        <span className={`flex items-center gap-2 text-body font-semibold ${className}`}>
          {icon}
          {word}
        </span>
      );
    }),
  ),
  ...specimensOf<BadgeTone>(
    'badge',
    mapValues(TONES, (_, tone) => (
      <Badge tone={tone} icon={<Info aria-hidden="true" />}>
        {tone}
      </Badge>
    )),
  ),
  ...specimensOf('badge', {
    dashed: <Badge dashed>Not read yet</Badge>,
    long: <Badge className="w-40">A state with a name that does not fit</Badge>,
  }),
];
