import type { ActionRequest } from '@/components/actions/open-action.ts';
import type { ActionName } from '@/lib/domain/acting/action.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { Known } from '@/components/gallery/create-still-client.ts';
import { makeDraft } from '@/components/gallery/fixtures/make-draft.ts';
import {
  ofConfigs,
  ofDraft,
  ofGroup,
  ofHistory,
  ofPreflight,
  ofRollout,
  ofVersions,
} from '@/components/gallery/fixtures/make-known.ts';
import {
  makeEnded,
  makeIdleGroup,
  makeOrders,
  makeOrdersGroup,
  makeRollback,
  redAlarm,
} from '@/components/gallery/fixtures/make-orders.ts';
import { makePreflight } from '@/components/gallery/fixtures/make-preflight.ts';
import { ago, NOW } from '@/components/gallery/fixtures/moments.ts';
import { toIso, toMs } from '@/lib/domain/time/iso.ts';

/** An action's dialog as it is opened, and what is seen when AWS has done it. */
export interface ActionCase {
  request: ActionRequest;
  known: Known[];
  /** What the API answers. */
  answer: Rollout | Group;
  knownAfterwards: Known[];
}

const LATER = toIso(toMs(NOW) + 4000);
const AFTERWARDS = { codedeploy: LATER, lambda: LATER, cloudwatch: LATER };

const running = makeOrdersGroup();
const idle = makeIdleGroup();
const red = makeIdleGroup({ alarms: { ignored: false, ignorePollFailure: false, items: [redAlarm] } });
const bypass = { since: ago(1500), sinceIsFirstSeen: false, by: 'ana', reason: 'ship the fix', rearmError: null };
const inAnHour = toIso(toMs(NOW) + 3_600_000);
export const bypassed = makeIdleGroup({
  alarms: { ...red.alarms, ignored: true },
  bypass: { ...bypass, until: { event: 'next-success', at: inAnHour } },
});
const bypassedElsewhere = makeIdleGroup({
  alarms: { ...red.alarms, ignored: true },
  bypass: { ...bypass, sinceIsFirstSeen: true, by: null, reason: null, until: null },
});
export const splitGroup = makeIdleGroup({
  aliasState: { version: '41', weights: { 42: 40 }, revisionId: 'r2' },
  drift: { kind: 'split', version: '41', weights: { 42: 40 } },
  lastRollout: { ...makeIdleGroup().lastRollout!, baselineVersion: '41', candidateVersion: '42', status: 'Stopped' },
});
const back = makeIdleGroup({ lastRolloutId: 'd-7RB2C4M9Z', asOf: AFTERWARDS });
const made = makeOrders({ id: 'd-9NEW4DEPL', createdAt: LATER, startedAt: LATER, shiftStartedAt: LATER });

export const ACTION_CASES: Record<ActionName, ActionCase> = {
  stop: {
    request: { kind: 'stop', rollout: makeOrders(), group: running },
    known: [],
    answer: makeEnded({
      error: { code: 'MANUAL_STOP', message: 'Stopped by a person' },
      rollback: makeOrders().rollback,
      autoRollback: [],
    }),
    knownAfterwards: [ofGroup(makeOrdersGroup({ activeRolloutId: null, asOf: AFTERWARDS }))],
  },
  'stop-and-roll-back': {
    request: { kind: 'stop-and-roll-back', rollout: makeOrders(), group: running },
    known: [],
    answer: makeEnded({ error: { code: 'MANUAL_STOP', message: 'Stopped by a person' } }),
    knownAfterwards: [ofRollout(makeRollback()), ofGroup(back)],
  },
  'roll-back': {
    request: { kind: 'roll-back', group: idle },
    known: [ofVersions(idle), ofHistory(idle, [makeEnded()]), ofDraft(idle, makeDraft(idle, '40'))],
    answer: made,
    knownAfterwards: [],
  },
  deploy: {
    request: { kind: 'deploy', group: idle, version: '42' },
    known: [ofVersions(idle), ofHistory(idle, [makeEnded()]), ofConfigs, ofDraft(idle, makeDraft(idle, '42'))],
    answer: made,
    knownAfterwards: [ofGroup({ ...running, asOf: AFTERWARDS })],
  },
  'fix-alias': {
    request: { kind: 'fix-alias', group: splitGroup },
    known: [],
    answer: back,
    knownAfterwards: [ofGroup(back)],
  },
  bypass: {
    request: { kind: 'bypass', group: red },
    known: [ofPreflight(red, makePreflight())],
    answer: bypassed,
    knownAfterwards: [],
  },
  'end-bypass-later': {
    request: { kind: 'end-bypass-later', group: bypassedElsewhere },
    known: [],
    answer: { ...bypassed, bypass: { ...bypass, until: { at: inAnHour } } },
    knownAfterwards: [],
  },
  're-arm': {
    request: { kind: 're-arm', group: bypassed },
    known: [],
    answer: red,
    knownAfterwards: [],
  },
};
