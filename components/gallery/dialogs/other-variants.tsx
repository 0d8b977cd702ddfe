'use client';

import { makeDraft } from '@/components/gallery/fixtures/make-draft.ts';
import { draftKey, ofDraft, ofHistory, ofPreflight, ofVersions } from '@/components/gallery/fixtures/make-known.ts';
import {
  makeEnded,
  makeIdleGroup,
  makeOrders,
  makeOrdersGroup,
  ordersAlarm,
  slowAlarm,
  redAlarm,
} from '@/components/gallery/fixtures/make-orders.ts';
import { makeFinding, makePreflight } from '@/components/gallery/fixtures/make-preflight.ts';
import { specimensOf } from '@/components/gallery/specimen.ts';
import { OpenDialog } from './action-states.tsx';

const running = makeOrdersGroup();
const idle = makeIdleGroup();
const red = makeIdleGroup({ alarms: { ignored: false, ignorePollFailure: false, items: [redAlarm, slowAlarm] } });
const found = makePreflight({ findings: [makeFinding()] });
const many = Array.from({ length: 9 }, (_, index) => ({ ...ordersAlarm, name: `orders-errors-${index + 1}` }));
const moved = makeIdleGroup({
  aliasState: { version: '39', weights: {}, revisionId: 'r3' },
  drift: { kind: 'moved', expectedVersion: '41', version: '39', seenAt: null },
});
const gone = makeIdleGroup({ drift: { kind: 'version-gone', version: '41' }, lastRollout: null });
const unseen = { ...makeOrders().share, routedPercent: null, observedPercent: null, next: null };

/** What the other dialogs can be like, each for reasons of its own. */
export const OTHER_VARIANTS = [
  ...specimensOf('stop', {
    'leaves-split': (
      <OpenDialog request={{ kind: 'stop', rollout: makeOrders({ autoRollback: [] }), group: running }} />
    ),
    'settings-not-read': (
      <OpenDialog request={{ kind: 'stop', rollout: makeOrders({ autoRollback: null }), group: null }} />
    ),
    'share-not-known': (
      <OpenDialog request={{ kind: 'stop', rollout: makeOrders({ share: unseen }), group: running }} />
    ),
    'ended-meanwhile': <OpenDialog request={{ kind: 'stop', rollout: makeEnded(), group: running }} />,
  }),
  ...specimensOf('roll-back', {
    'alarms-red': (
      <OpenDialog
        request={{ kind: 'roll-back', group: red, toVersion: '40' }}
        known={[ofVersions(red), ofHistory(red, []), ofDraft(red, makeDraft(red, '40', { preflight: found }))]}
      />
    ),
    'draft-failed': (
      <OpenDialog
        request={{ kind: 'roll-back', group: idle, toVersion: '40' }}
        known={[
          ofVersions(idle),
          ofHistory(idle, []),
          { key: draftKey(idle, { version: '40' }), failed: 'AWS refused codedeploy:GetApplicationRevision.' },
        ]}
      />
    ),
    busy: <OpenDialog request={{ kind: 'roll-back', group: running }} known={[ofVersions(running)]} />,
  }),
  ...specimensOf('bypass', {
    'while-one-runs': (
      <OpenDialog request={{ kind: 'bypass', group: running }} known={[ofPreflight(running, makePreflight())]} />
    ),
    'many-alarms': (
      <OpenDialog
        request={{ kind: 'bypass', group: { ...red, alarms: { ...red.alarms, items: [redAlarm, ...many] } } }}
        known={[ofPreflight(red, found)]}
      />
    ),
  }),
  ...specimensOf('fix-alias', {
    moved: <OpenDialog request={{ kind: 'fix-alias', group: moved, version: '41' }} />,
    'nowhere-to-go': <OpenDialog request={{ kind: 'fix-alias', group: gone }} />,
  }),
];
