import { describe, expect, test } from 'vitest';

import { announcementOf } from './announcement-of.ts';
import { eventsOf } from './events-of.ts';
import { formatSpan, spanMs } from './format-span.ts';
import { highestRouted } from './highest-routed.ts';
import { hookWords, lifecycleWords } from './lifecycle-words.ts';
import { chartMoments, newest } from './rollout-moments.ts';
import { toActivity } from './to-activity.ts';
import { unchangedWords } from './unchanged-words.ts';
import type { AuditEntry } from '@/lib/domain/audit.ts';
import { makeAlarm } from '@/lib/domain/fixtures/make-group.ts';
import { makeRollout } from '@/lib/domain/fixtures/make-rollout.ts';
import type { LifecycleEvent } from '@/lib/domain/rollout.ts';
import type { Series } from '@/lib/domain/series.ts';

const NOW = Date.parse('2026-11-21T14:04:10.000Z');

function series(change: Partial<Series>): Series {
  return {
    t: [],
    plannedPercent: [],
    routedPercent: [],
    observedPercent: [],
    versions: {},
    planned: [],
    routed: [],
    events: [],
    routedSource: 'watched',
    missing: [],
    ...change,
  };
}

test('a span is written in the unit that suits it', () => {
  expect([700, 4200, 884_000, null].map(formatSpan)).toEqual(['0.7 s', '4 s', '14:44', '—']);
  expect(spanMs('2026-11-21T14:00:00.000Z', null)).toBeNull();
});

describe('chartMoments', () => {
  const routed = [{ at: '2026-11-21T13:52:47.000Z', percent: 10 }];

  test('weights count as known up to now while the alias was read a moment ago', () => {
    const moments = chartMoments(makeRollout(), series({ routed }), '2026-11-21T14:04:08.000Z', NOW, 1);
    expect(moments).toMatchObject({ routedUntilMs: NOW, endMs: null });
  });

  test('weights that could not be read for a while end at their last reading', () => {
    const read = '2026-11-21T14:01:00.000Z';
    expect(chartMoments(makeRollout(), series({ routed }), read, NOW, 1).routedUntilMs).toBe(Date.parse(read));
    expect(chartMoments(makeRollout(), series({ routed }), null, NOW, 1).routedUntilMs).toBe(
      Date.parse('2026-11-21T13:52:47.000Z'),
    );
  });

  test('the end is when the alias was back, not when CodeDeploy stopped', () => {
    const rollout = makeRollout({ status: 'Stopped', completedAt: '2026-11-21T14:02:00.000Z' });
    const back = { at: '2026-11-21T14:02:13.000Z', percent: 0 };
    expect(chartMoments(rollout, series({ routed: [...routed, back] }), null, NOW, 1).endMs).toBe(Date.parse(back.at));
  });

  test('without a series the plan ends where its config says', () => {
    const { planEndMs } = chartMoments(makeRollout(), null, null, NOW, 1);
    expect(planEndMs).toBe(Date.parse('2026-11-21T14:19:47.000Z'));
  });

  test('the newest of several readings counts, unknown ones do not', () => {
    expect(newest(null, 'b', undefined, 'a')).toBe('b');
    expect(newest(null)).toBeNull();
  });
});

test('a share that was never seen is not a share of 0', () => {
  expect(highestRouted(null)).toBeNull();
  expect(highestRouted(series({}))).toBeNull();
  expect(highestRouted(series({ routed: [{ at: '2026-11-21T13:52:47.000Z', percent: 0 }] }))).toBe(0);
});

describe('announcementOf', () => {
  const before = makeRollout();

  test('a step is polite', () => {
    const after = makeRollout({ share: { ...before.share, routedPercent: 50 } });
    expect(announcementOf(before, after)).toEqual({ polite: '50% of calls now go to version 42.', assertive: null });
  });

  test('an alarm, a stop and a rollback interrupt', () => {
    const after = makeRollout({
      status: 'Stopped',
      error: { code: 'ALARM_ACTIVE', message: null },
      alarms: { ignored: false, items: [makeAlarm({ name: 'orders-5xx', state: 'ALARM' })] },
      rollback: { of: null, by: 'd-7LM2C4V0D', message: null },
    });
    const { assertive } = announcementOf(before, after);
    expect(assertive).toContain('Alarm orders-5xx is in ALARM.');
    expect(assertive).toContain('Stopped by alarm');
    expect(assertive).toContain('d-7LM2C4V0D');
  });

  test('success is polite; a picture that only grew older says nothing', () => {
    expect(announcementOf(before, makeRollout({ status: 'Succeeded' })).polite).toBe('Succeeded.');
    const older = makeRollout({ asOf: { codedeploy: '2026-11-21T14:04:12.000Z', lambda: null, cloudwatch: null } });
    expect(announcementOf(before, older)).toEqual({ polite: null, assertive: null });
  });
});

describe('eventsOf', () => {
  const facts = {
    startedAt: '2026-11-21T13:52:42.000Z',
    completedAt: '2026-11-21T14:07:31.000Z',
    status: 'Stopped',
    errorCode: 'ALARM_ACTIVE',
  };

  test('a rollout that nobody watched still has its beginning and its end', () => {
    expect(eventsOf(facts, null).map((event) => event.text)).toEqual([
      'Rollout started',
      'Rollout stopped: ALARM_ACTIVE',
    ]);
  });

  test('what was watched is not told twice, and causes come first', () => {
    const at = facts.completedAt;
    const events = [
      { at, kind: 'rolled-back', text: 'Rolled back by d-2' } as const,
      { at, kind: 'stopped', text: 'Rollout stopped' } as const,
    ];
    expect(eventsOf(facts, series({ events })).map((event) => event.kind)).toEqual([
      'started',
      'stopped',
      'rolled-back',
    ]);
  });
});

describe('toActivity', () => {
  const entry = (change: Partial<AuditEntry>): AuditEntry => ({
    id: 'a1',
    at: '2026-11-21T14:00:00.000Z',
    actor: 'm.okafor',
    action: 'stop',
    target: 'default',
    subject: { application: 'orders', group: 'orders-live', rolloutId: 'd-1', functionName: null, alias: null },
    reason: 'looks wrong',
    outcome: { kind: 'done', at: '2026-11-21T14:00:01.000Z', message: 'stopped', awsRequestId: null },
    before: null,
    after: null,
    ...change,
  });

  test('moments and people stand in one list, newest first', () => {
    const events = [
      { at: '2026-11-21T13:52:00.000Z', kind: 'started', text: 'Rollout started' } as const,
      { at: '2026-11-21T14:00:02.000Z', kind: 'stopped', text: 'Rollout stopped' } as const,
    ];
    const items = toActivity('d-1', events, [entry({})], '2026-11-21T13:50:00.000Z', null);
    expect(items.map((item) => [item.who, item.text])).toEqual([
      [null, 'Rollout stopped'],
      ['m.okafor', 'stopped it'],
      [null, 'Rollout started'],
    ]);
  });

  test('what did not happen is not told as if it had', () => {
    const refused = {
      kind: 'refused',
      at: '2026-11-21T14:00:01.000Z',
      code: 'ALREADY_ENDED',
      message: 'It has ended.',
    };
    const items = toActivity(
      'd-1',
      [],
      [entry({ outcome: refused as AuditEntry['outcome'] }), entry({ id: 'a2', outcome: { kind: 'pending' } })],
      '2026-11-21T13:50:00.000Z',
      null,
    );
    expect(items.map((item) => [item.text, item.note])).toEqual([
      ['asked to stop it', 'refused: It has ended.'],
      ['asked to stop it', 'no answer from AWS yet'],
    ]);
  });

  test('entries of other rollouts, and of the group long before, are left out', () => {
    const items = toActivity(
      'd-1',
      [],
      [
        entry({ subject: { ...entry({}).subject, rolloutId: 'd-2' } }),
        entry({ action: 'bypass', at: '2026-11-20T14:00:00.000Z', subject: { ...entry({}).subject, rolloutId: null } }),
      ],
      '2026-11-21T13:50:00.000Z',
      null,
    );
    expect(items).toEqual([]);
  });
});

describe('lifecycleWords', () => {
  const event = (change: Partial<LifecycleEvent>): LifecycleEvent => ({
    name: 'AllowTraffic',
    status: 'Succeeded',
    startedAt: '2026-11-21T14:00:00.000Z',
    endedAt: '2026-11-21T14:00:04.000Z',
    hookFunction: 'verify',
    diagnostics: null,
    ...change,
  });

  test('says how it ended and how long it took', () => {
    expect(lifecycleWords(event({})).state).toBe('Succeeded, 4 s');
    expect(lifecycleWords(event({ status: 'Failed' })).state).toBe('Failed after 4 s');
    expect(lifecycleWords(event({ status: 'Melted' }))).toEqual({ look: 'unknown', state: 'Melted' });
    expect(lifecycleWords(event({ status: 'Succeeded', startedAt: null })).state).toBe('Succeeded');
  });

  test('a hook that will not run, or did not, is not told as if it had', () => {
    expect(hookWords(event({ status: 'Skipped' }), false)?.after).toBe(' was not called');
    expect(hookWords(event({}), true)?.after).toBe(' is not called in a rollback');
    expect(hookWords(event({ hookFunction: null }), false)).toBeNull();
  });
});

test('what is the same between two versions is named, once', () => {
  const version = {
    version: '41',
    publishedAt: null,
    description: null,
    codeSha256: 'a',
    runtime: null,
    memoryMb: 512,
    timeoutSeconds: 3,
    codeSizeBytes: 1,
  };
  const changes = {
    functionName: 'orders-api',
    from: version,
    to: version,
    sameCode: false,
    settings: [{ setting: 'memoryMb', from: 512, to: 1024 } as const],
    environment: { added: ['A'], removed: [], changed: [] },
    layers: { added: [], removed: [] },
  };
  expect(unchangedWords(changes)).toBe('Runtime, handler, timeout, role, layers: the same');
});
