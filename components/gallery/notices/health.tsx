import type { ReactNode } from 'react';
import type { HealthNotice } from '@/components/shell/health/health-notices.ts';
import { HealthBanners } from '@/components/shell/health/health-banners.tsx';
import { SimulatedBanner } from '@/components/shell/health/simulated-banner.tsx';
import { AwsTime } from '@/components/shell/live/aws-time.tsx';
import { LiveIndicator } from '@/components/shell/live/live-indicator.tsx';
import { SourceList } from '@/components/shell/live/source-list.tsx';
import { type LiveState, liveState } from '@/lib/client/stream/live-state.ts';
import type { SourceError, TargetHealth } from '@/lib/domain/live/health.ts';
import { toMs } from '@/lib/domain/time/iso.ts';
import { makeTarget } from '@/components/gallery/fixtures/make-target.ts';
import { ago, NOW } from '@/components/gallery/fixtures/moments.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { Scene } from '@/components/gallery/scene.tsx';
import { specimensOf } from '@/components/gallery/specimen.ts';

interface Told {
  target?: TargetHealth;
  isLost?: boolean;
}

const failing = (code: string, message: string, missingAction: string | null = null): SourceError => ({
  code,
  message,
  since: ago(48),
  missingAction,
});
const away = failing('UNREACHABLE', 'connect ECONNREFUSED');
const slowed = { until: ago(-45), refused: 6, outOf: 40 };
const missing = (action: string) => ({ action, message: `not authorized to perform ${action}`, since: ago(300) });

const NOTICES: Record<HealthNotice['kind'], Told> = {
  reconnecting: { isLost: true },
  stale: { target: makeTarget({ sources: { codedeploy: { lastSuccessAt: ago(48), error: away } } }) },
  'not-rearmed': {
    target: makeTarget({
      stuckBypasses: [
        { application: 'orders', group: 'orders-live', error: 'AWS refused codedeploy:UpdateDeploymentGroup.' },
        { application: 'payments', group: 'payments-live', error: 'AWS refused it.' },
      ],
    }),
  },
  orphaned: {
    target: makeTarget({
      orphanedBypasses: [{ target: 'default', application: 'checkout', group: 'checkout-live' }],
    }),
  },
  incomplete: {
    target: makeTarget({ sources: { lambda: { error: failing('InternalFailure', 'Something broke at AWS') } } }),
  },
  slowed: { target: makeTarget({ sources: { codedeploy: { slowed } } }) },
  permissions: {
    target: makeTarget({ missingPermissions: [missing('lambda:GetAlias'), missing('cloudwatch:GetMetricData')] }),
  },
};

const MORE: Record<string, Told> = {
  'never-answered': {
    target: makeTarget({
      sources: { codedeploy: { lastSuccessAt: null, error: away }, lambda: { lastSuccessAt: null, error: away } },
    }),
  },
  'one-permission': { target: makeTarget({ missingPermissions: [missing('codedeploy:StopDeployment')] }) },
  'several-at-once': {
    target: makeTarget({
      sources: { codedeploy: { lastSuccessAt: ago(130), slowed }, cloudwatch: { error: away, lastSuccessAt: ago(90) } },
      missingPermissions: [missing('lambda:GetAlias')],
    }),
  },
};

const LIVE: Record<LiveState['kind'], Told> = {
  live: {},
  reconnecting: { isLost: true },
  'first-reading': { target: makeTarget({ firstReading: { groupsRead: 40, groupsKnown: 148 } }) },
  stale: NOTICES.stale,
  slowed: NOTICES.slowed,
};

const FAST = makeTarget({ clock: { now: NOW, rate: 10 }, simulated: true, endpoint: 'http://127.0.0.1:4566' });

const scene = (told: Told, children: ReactNode) => <Scene {...told}>{children}</Scene>;
const sources = ({ target = makeTarget(), isLost = false }: Told) => (
  <div className="w-80 rounded-card border border-line bg-raised p-3.5">
    <SourceList state={liveState(target, isLost ? 42 : null, toMs(NOW))} target={target} />
  </div>
);

/** What is said of the picture itself, on every page. */
export const HEALTH_NOTICES = [
  ...specimensOf<HealthNotice['kind']>(
    'health',
    mapValues(NOTICES, (told) => scene(told, <HealthBanners />)),
  ),
  ...specimensOf(
    'health',
    mapValues(MORE, (told) => scene(told, <HealthBanners />)),
  ),
  ...specimensOf('simulated', { account: scene({ target: FAST }, <SimulatedBanner />) }),
];

/** How fresh it is, in the header and behind it. */
export const LIVE_STATES = [
  ...specimensOf<LiveState['kind']>(
    'live',
    mapValues(LIVE, (told) => scene(told, <LiveIndicator />)),
  ),
  ...specimensOf('live', {
    'fast-clock': scene({ target: FAST }, <LiveIndicator />),
    'never-read': scene(MORE['never-answered'] ?? {}, <LiveIndicator />),
    time: scene({}, <AwsTime />),
  }),
  ...specimensOf<LiveState['kind']>('sources', mapValues(LIVE, sources)),
  ...specimensOf('sources', { 'no-target': <SourceList state={liveState(null, null, toMs(NOW))} target={null} /> }),
];
