import { ActivityList } from '@/components/activity/activity-list.tsx';
import { GroupActivity } from '@/components/group/group-activity.tsx';
import { RolloutActivity } from '@/components/rollout/rollout-activity.tsx';
import { AUDIT_ACTIONS, type AuditAction, type AuditEntry, type AuditOutcome } from '@/lib/domain/acting/audit.ts';
import type { EndOfBypass } from '@/lib/domain/acting/audit.ts';
import type { SeriesEvent } from '@/lib/domain/series/series-event.ts';
import { makeIdleGroup, makeOrders } from '@/components/gallery/fixtures/make-orders.ts';
import { makeHistory } from '@/components/gallery/fixtures/make-series.ts';
import { ago } from '@/components/gallery/fixtures/moments.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { Scene } from '@/components/gallery/scene.tsx';
import { specimensOf } from '@/components/gallery/specimen.ts';
import { makeEntry, SAID } from './entries.ts';

const OUTCOMES: Record<AuditOutcome['kind'], AuditOutcome> = {
  pending: { kind: 'pending' },
  done: { kind: 'done', at: ago(58), said: [{ kind: 'taken' }], awsRequestId: '8f2b1c9e-1f0d-4c3a-9f77-0d6f1b7b3c55' },
  partly: {
    kind: 'partly',
    at: ago(58),
    said: [
      { kind: 'rollout-state', id: 'd-3XQ8T9K1B', status: 'Stopped' },
      { kind: 'undone-by', by: null },
    ],
    awsRequestId: null,
  },
  refused: { kind: 'refused', at: ago(58), code: 'GROUP_BUSY', said: [{ kind: 'words', text: 'd-OTHER is running.' }] },
  failed: {
    kind: 'failed',
    at: ago(58),
    code: 'AWS_UNREACHABLE',
    said: [{ kind: 'answer-lost', but: 'nothing' }],
    awsRequestId: null,
  },
};

const ENDS: Record<EndOfBypass['kind'], EndOfBypass> = {
  success: { kind: 'success', rolloutId: 'd-3XQ8T9K1B' },
  time: { kind: 'time', setBy: 'ana' },
  elsewhere: { kind: 'elsewhere' },
  words: { kind: 'words', text: 'It was time.' },
};

/** One of each action in each outcome, newest first. */
const entries = AUDIT_ACTIONS.flatMap((action, index) =>
  Object.values(OUTCOMES).map((outcome, other) => ({
    ...makeEntry({ action, outcome }),
    id: `${index} ${other}`,
    at: ago(60 + index * 4 + other),
  })),
);
const ofAction = Object.fromEntries(AUDIT_ACTIONS.map((action) => [action, makeEntry({ action })])) as Record<
  AuditAction,
  AuditEntry
>;

const item = (entry: AuditEntry) => (
  <Scene>
    <ActivityList place="audit" items={[entry]} />
  </Scene>
);

const EVENTS: Record<SeriesEvent['kind'], SeriesEvent> = {
  started: { at: ago(688), kind: 'started' },
  step: { at: ago(503), kind: 'step', percent: 20, version: '42' },
  moved: {
    at: ago(300),
    kind: 'moved',
    parts: [
      { version: '39', percent: 60 },
      { version: '41', percent: 40 },
    ],
  },
  worse: { at: ago(250), kind: 'worse', measure: 'slow', version: '42', limitMs: 190 },
  alarm: { at: ago(155), kind: 'alarm', alarm: 'orders-errors' },
  'alarm-ok': { at: ago(40), kind: 'alarm-ok', alarm: 'orders-errors' },
  stopped: { at: ago(120), kind: 'stopped', errorCode: 'ALARM_ACTIVE' },
  failed: { at: ago(119), kind: 'failed', errorCode: null },
  'rolled-back': { at: ago(112), kind: 'rolled-back', by: 'd-7RB2C4M9Z' },
  succeeded: { at: ago(60), kind: 'succeeded' },
};

const rolloutActivity = (events: SeriesEvent[], told: AuditEntry[]) => (
  <Scene>
    <RolloutActivity rollout={makeOrders()} series={makeHistory(23, {}, { events })} entries={told} />
  </Scene>
);
const groupActivity = (told: AuditEntry[], nextCursor: string | null = null) => (
  <Scene>
    <GroupActivity group={makeIdleGroup()} initial={{ entries: told, nextCursor }} />
  </Scene>
);

/** The audit log's entries. */
export const AUDIT_ITEMS = [
  ...specimensOf<AuditAction>('audit', mapValues(ofAction, item)),
  ...specimensOf<AuditOutcome['kind']>(
    'audit-outcome',
    mapValues(OUTCOMES, (outcome) => item(makeEntry({ outcome }))),
  ),
  ...specimensOf<EndOfBypass['kind']>(
    'audit-end',
    mapValues(ENDS, (why) => item(makeEntry({ action: 're-arm', actor: 'sluice', ends: { by: 'ana', why } }))),
  ),
  ...specimensOf(
    'audit-said',
    mapValues(SAID, (said) =>
      item(makeEntry({ outcome: { kind: 'done', at: ago(58), said: [said], awsRequestId: null } })),
    ),
  ),
];

/** What happened, in lists. */
export const ACTIVITIES = [
  ...specimensOf('rollout-activity', {
    'every-event': rolloutActivity(Object.values(EVENTS), []),
    people: rolloutActivity([EVENTS.started], entries),
    'nothing-yet': (
      <Scene>
        <RolloutActivity rollout={makeOrders({ startedAt: null, shiftStartedAt: null })} series={null} entries={[]} />
      </Scene>
    ),
  }),
  ...specimensOf('group-activity', { every: groupActivity(entries, 'more'), none: groupActivity([]) }),
];
