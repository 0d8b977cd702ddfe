import { StatusBadge } from '@/components/status/status-badge.tsx';
import { STATUS_INK, StatusIcon } from '@/components/status/status-icon.tsx';
import type { StatusWords } from '@/lib/domain/rollout/describe-status.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { makeEnded, makeEvent, makeOrders, makeRollback } from '@/components/gallery/fixtures/make-orders.ts';
import { ago } from '@/components/gallery/fixtures/moments.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { specimensOf } from '@/components/gallery/specimen.ts';

const ended = (status: string, code: string | null, by: string | null = null): Rollout =>
  makeEnded({
    status,
    error: code === null ? null : { code, message: null },
    rollback: { of: null, by, message: null },
  });

const badges = (rollouts: Record<string, Rollout>) =>
  mapValues(rollouts, (rollout) => <StatusBadge rollout={rollout} />);

const TONES: Record<StatusWords['icon'], StatusWords['tone']> = {
  created: 'active',
  shifting: 'active',
  baking: 'active',
  succeeded: 'ok',
  alarm: 'bad',
  'stopped-by-hand': 'neutral',
  'hook-failed': 'bad',
  failed: 'warn',
  unknown: 'neutral',
};

/** A rollout's status: every one that CodeDeploy has, and every way to end. */
export const STATUSES = [
  ...specimensOf(
    'status',
    badges({
      created: makeOrders({ status: 'Created' }),
      queued: makeOrders({ status: 'Queued' }),
      ready: makeOrders({ status: 'Ready' }),
      shifting: makeOrders(),
      'before-traffic': makeOrders({ lifecycle: [makeEvent('BeforeAllowTraffic', 'InProgress')] }),
      'after-traffic': makeOrders({ lifecycle: [makeEvent('AfterAllowTraffic', 'InProgress')] }),
      'rolling-back': makeRollback({ status: 'InProgress' }),
      baking: makeOrders({ status: 'Baking' }),
      succeeded: ended('Succeeded', null),
      'rolled-back': makeRollback(),
      'by-alarm': ended('Stopped', 'ALARM_ACTIVE'),
      'by-alarm-undone': makeEnded(),
      'by-hand': ended('Stopped', 'MANUAL_STOP'),
      'by-hand-undone': ended('Stopped', 'MANUAL_STOP', 'd-7RB2C4M9Z'),
      stopped: ended('Stopped', null),
      failed: ended('Failed', 'TIMEOUT'),
      'failed-undone': ended('Failed', 'TIMEOUT', 'd-7RB2C4M9Z'),
      'hook-failed': ended('Failed', 'HOOK_EXECUTION_FAILURE'),
      'when-last-read': makeOrders({ keptFrom: ago(86_400) }),
      'invented-by-aws': makeOrders({ status: 'Thawing' }),
      empty: makeOrders({ status: '' }),
    }),
  ),
  ...specimensOf<StatusWords['icon']>(
    'status-icon',
    mapValues(TONES, (tone, icon) => <StatusIcon icon={icon} className={`size-4 ${STATUS_INK[tone].icon}`} />),
  ),
];
