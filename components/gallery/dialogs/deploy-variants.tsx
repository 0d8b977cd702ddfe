'use client';

import { consequencesOfDeploy } from '@/lib/domain/acting/deploy.ts';
import { makeDefinition } from '@/testing/domain/make-definition.ts';
import { makeAlarm } from '@/testing/domain/make-group.ts';
import { makeChanges, makeDraft } from '@/components/gallery/fixtures/make-draft.ts';
import {
  draftKey,
  ofConfigs,
  ofDraft,
  ofHistory,
  ofVersions,
  versionsKey,
} from '@/components/gallery/fixtures/make-known.ts';
import { makeEnded, makeIdleGroup, makeOrdersGroup, redAlarm } from '@/components/gallery/fixtures/make-orders.ts';
import { IGNORING, makeFinding, makePreflight } from '@/components/gallery/fixtures/make-preflight.ts';
import { specimensOf } from '@/components/gallery/specimen.ts';
import { OpenDialog } from './action-states.tsx';

const idle = makeIdleGroup();
const busy = makeOrdersGroup();
const red = makeIdleGroup({ alarms: { ignored: false, ignorePollFailure: false, items: [redAlarm] } });
const NAMED = { functionName: 'orders-api', alias: 'live' };
const watching = makeAlarm({
  name: 'orders-errors',
  definition: makeDefinition({ dimensions: { FunctionName: 'orders-api', Resource: 'orders-api:live' } }),
});
const never = makeIdleGroup({
  functionName: null,
  alias: null,
  aliasState: null,
  lastRolloutId: null,
  lastRollout: null,
  drift: { kind: 'unknown' },
  alarms: { ignored: false, ignorePollFailure: false, items: [watching] },
});
const unnamed = { ...never, alarms: { ...never.alarms, items: [] } };
const base = [ofVersions(idle), ofHistory(idle, [makeEnded()]), ofConfigs];
const found = makePreflight({ findings: [makeFinding()] });
const ignoringRed = makeDraft(red, '42', {
  preflight: IGNORING,
  consequences: consequencesOfDeploy(red, { toVersion: '42', ignoreAlarms: true, plan: null }),
});

/** What only the dialog of a deployment can be like. */
export const DEPLOY_VARIANTS = specimensOf('deploy', {
  'nothing-chosen': <OpenDialog request={{ kind: 'deploy', group: idle }} known={base} />,
  latest: (
    <OpenDialog
      request={{ kind: 'deploy', group: idle, version: '$LATEST' }}
      known={[...base, ofDraft(idle, makeDraft(idle, '$LATEST'))]}
    />
  ),
  first: (
    <OpenDialog
      request={{ kind: 'deploy', group: never, version: '42' }}
      known={[
        ofVersions(never, NAMED),
        ofConfigs,
        ofDraft(never, makeDraft(never, '42', { hooks: [], changes: null }), { named: NAMED }),
      ]}
    />
  ),
  'first-unnamed': <OpenDialog request={{ kind: 'deploy', group: unnamed }} known={[ofConfigs]} />,
  'alarms-red': (
    <OpenDialog
      request={{ kind: 'deploy', group: red, version: '42' }}
      known={[
        ...base,
        ofDraft(
          red,
          makeDraft(red, '42', { preflight: found, may: { allowed: false, why: 'orders-errors is in ALARM' } }),
        ),
      ]}
    />
  ),
  'alarms-ignored': (
    <OpenDialog
      request={{ kind: 'deploy', group: red, version: '42', ignoreAlarms: true }}
      known={[...base, ofDraft(red, ignoringRed, { ignoreAlarms: true })]}
    />
  ),
  busy: <OpenDialog request={{ kind: 'deploy', group: busy }} known={[ofVersions(busy), ofConfigs]} />,
  'hooks-not-known': (
    <OpenDialog
      request={{ kind: 'deploy', group: idle, version: '42' }}
      known={[
        ...base,
        ofDraft(idle, makeDraft(idle, '42', { hooks: null, changes: makeChanges({ sameCode: true, settings: [] }) })),
      ]}
    />
  ),
  'draft-awaited': <OpenDialog request={{ kind: 'deploy', group: idle, version: '42' }} known={base} />,
  'draft-failed': (
    <OpenDialog
      request={{ kind: 'deploy', group: idle, version: '42' }}
      known={[...base, { key: draftKey(idle, { version: '42' }), failed: 'Lambda did not answer for version 42.' }]}
    />
  ),
  'versions-awaited': <OpenDialog request={{ kind: 'deploy', group: idle }} known={[ofConfigs]} />,
  'versions-failed': (
    <OpenDialog
      request={{ kind: 'deploy', group: idle }}
      known={[
        { key: versionsKey(idle), failed: 'AWS refused lambda:ListVersionsByFunction.' },
        { key: ofConfigs.key, failed: 'AWS refused codedeploy:ListDeploymentConfigs.' },
      ]}
    />
  ),
});
