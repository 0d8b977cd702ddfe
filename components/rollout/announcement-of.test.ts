import { describe, expect, test } from 'vitest';
import { announcementOf } from './announcement-of.ts';
import { makeAlarm } from '@/testing/domain/make-group.ts';
import { makeSlowVerdict, makeVerdict } from '@/testing/domain/make-verdict.ts';
import { makeRollout } from '@/testing/domain/make-rollout.ts';

describe('announcementOf', () => {
  const before = makeRollout();

  test('a step is polite', () => {
    const after = makeRollout({ share: { ...before.share, routedPercent: 50 } });
    expect(announcementOf(before, after)).toEqual({ polite: '50% of calls now go to version 42.', assertive: null });
  });

  test('back on the baseline is not announced as a step', () => {
    const after = makeRollout({ share: { ...before.share, routedPercent: 0 } });
    expect(announcementOf(before, after).polite).toBe('No calls go to version 42 any more.');
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

  test('a verdict is announced when it changes, and once', () => {
    const worse = makeRollout({ verdict: makeVerdict() });
    expect(announcementOf(before, worse)).toEqual({ polite: 'Version 42 fails more often.', assertive: null });
    const later = makeRollout({ verdict: makeVerdict({ evidenceLog10: 9 }) });
    expect(announcementOf(worse, later).polite).toBeNull();
    const slower = makeRollout({ verdict: makeVerdict({ slow: makeSlowVerdict() }) });
    expect(announcementOf(worse, slower).polite).toBe('Version 42 is slow more often over 190 ms.');
    expect(announcementOf(slower, slower).polite).toBeNull();
  });

  test('success is polite; a picture that only grew older says nothing', () => {
    expect(announcementOf(before, makeRollout({ status: 'Succeeded' })).polite).toBe('Succeeded.');
    const older = makeRollout({ asOf: { codedeploy: '2026-11-21T14:04:12.000Z', lambda: null, cloudwatch: null } });
    expect(announcementOf(before, older)).toEqual({ polite: null, assertive: null });
  });
});
