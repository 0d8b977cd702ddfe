import { BypassBanner } from '@/components/actions/bypass/bypass-banner.tsx';
import { FleetBypasses } from '@/components/fleet/fleet-bypasses.tsx';
import { toFleetRows } from '@/components/fleet/fleet-rows.ts';
import { DriftBanner } from '@/components/group/drift-banner.tsx';
import { GroupProblems } from '@/components/group/group-problems.tsx';
import type { Bypass, Drift, Group } from '@/lib/domain/group/group.ts';
import { makeIdleGroup, ordersAlarm } from '@/components/gallery/fixtures/make-orders.ts';
import { ago, NOW } from '@/components/gallery/fixtures/moments.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { Scene } from '@/components/gallery/scene.tsx';
import { specimensOf } from '@/components/gallery/specimen.ts';

const REASON = 'Ship the fix for the 502s, the alarm is red because of them';
const alarms = { ignored: true, ignorePollFailure: false, items: [ordersAlarm] };
const bypassed = (change: Partial<Bypass> | null): Group =>
  makeIdleGroup({
    alarms,
    bypass:
      change === null
        ? null
        : {
            since: ago(1500),
            sinceIsFirstSeen: false,
            by: 'ana',
            reason: REASON,
            until: { at: ago(-1663) },
            rearmError: null,
            ...change,
          },
  });

const OUTSIDE = { by: null, reason: null, until: null };
const BYPASSES: Record<string, Group> = {
  'until-a-time': bypassed({}),
  'until-a-success': bypassed({ until: { event: 'next-success' } }),
  'until-a-success-or-a-time': bypassed({ until: { event: 'next-success', at: ago(-1663) } }),
  'over-and-re-arming': bypassed({ until: { at: ago(12) } }),
  'not-re-armed': bypassed({
    until: { at: ago(120) },
    rearmError: 'AccessDeniedException: not authorized to perform codedeploy:UpdateDeploymentGroup',
  }),
  'from-outside': bypassed(OUTSIDE),
  'from-outside-first-seen': bypassed({ ...OUTSIDE, sinceIsFirstSeen: true }),
  'not-recorded': bypassed(null),
  'no-reason': bypassed({ reason: null }),
};

/** Of each kind: three of them need no banner. */
const DRIFTS: Record<Drift['kind'], Group> = {
  'in-place': makeIdleGroup(),
  shifting: makeIdleGroup({ drift: { kind: 'shifting' } }),
  unknown: makeIdleGroup({ drift: { kind: 'unknown' } }),
  moved: makeIdleGroup({
    aliasState: { version: '39', weights: {}, revisionId: 'r3' },
    drift: { kind: 'moved', expectedVersion: '41', version: '39', seenAt: ago(1900) },
  }),
  'version-gone': makeIdleGroup({ drift: { kind: 'version-gone', version: '41' } }),
  split: makeIdleGroup({
    aliasState: { version: '41', weights: { 42: 40 }, revisionId: 'r2' },
    drift: { kind: 'split', version: '41', weights: { 42: 40 } },
  }),
};
const OLD_STACK = { application: 'orders-old', group: 'g-old' };
const shared = makeIdleGroup({
  drift: { kind: 'shifting' },
  aliasUse: { groups: [OLD_STACK], running: { id: 'd-9QK3M1XZA', ...OLD_STACK }, leftBy: null },
});
const SILENT: ReadonlySet<Drift['kind']> = new Set(['in-place', 'shifting', 'unknown']);

const PROBLEMS: Record<Group['problems'][number]['source'], { code: string; message: string; action: string }> = {
  codedeploy: { code: 'ThrottlingException', message: 'Rate exceeded.', action: 'codedeploy:GetDeploymentGroup' },
  lambda: { code: 'ServiceException', message: 'Lambda failed.', action: 'lambda:GetAlias' },
  cloudwatch: { code: 'InternalServiceFault', message: 'Try again.', action: 'cloudwatch:DescribeAlarms' },
};

const problems = (isMissing: boolean) =>
  mapValues(PROBLEMS, ({ code, message, action }, source) => (
    <Scene>
      <GroupProblems
        group={makeIdleGroup({ problems: [{ source, code, message, missingAction: isMissing ? action : null }] })}
      />
    </Scene>
  ));

const fleet = (groups: Group[]) => (
  <Scene>
    <FleetBypasses rows={toFleetRows(groups, [], NOW)} onShow={() => undefined} />
  </Scene>
);
const three = ['orders-live', 'payments-live', 'search-live'].map((group) => ({ ...bypassed({}), group }));

/** What a person must know about a group or settle. */
export const GROUP_NOTICES = [
  ...specimensOf(
    'bypass-banner',
    mapValues(BYPASSES, (group) => (
      <Scene>
        <BypassBanner group={group} />
      </Scene>
    )),
  ),
  ...specimensOf('bypass-banner', {
    viewer: (
      <Scene isViewer>
        <BypassBanner group={bypassed(OUTSIDE)} />
      </Scene>
    ),
  }),
  ...specimensOf('fleet-bypasses', { one: fleet([bypassed({})]), many: fleet(three) }),
  ...specimensOf<Drift['kind']>(
    'drift-banner',
    mapValues(DRIFTS, (group, kind) =>
      SILENT.has(kind) ? (
        <p className="text-meta text-ink-3">no banner</p>
      ) : (
        <Scene>
          <DriftBanner group={group} />
        </Scene>
      ),
    ),
  ),
  ...specimensOf('drift-banner', {
    'shifted-by-another-group': (
      <Scene>
        <DriftBanner group={shared} />
      </Scene>
    ),
  }),
  ...specimensOf('problem', problems(false)),
  ...specimensOf('problem-permission', problems(true)),
];
