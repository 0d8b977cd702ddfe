import { expect, test } from 'vitest';
import { createFakeClock } from '../../../testing/fake-clock.ts';
import type { AwsCall } from '../../parts/aws-target.ts';
import { emptyPicture } from '../picture/picture.ts';
import { watchSources } from './watch-sources.ts';

const ctx = { ...createFakeClock('2026-11-21T14:00:00.000Z'), picture: emptyPicture() };

const logsCall = (error: AwsCall['error']): AwsCall => ({
  source: 'logs',
  operation: 'FilterLogEvents',
  error,
  attempts: 1,
});
const refused = (code: string, missingAction: string | null): AwsCall['error'] => ({
  code,
  message: code,
  throttled: code === 'ThrottlingException',
  missingAction,
});

test('logs that cannot be read make nothing stale and slow nothing down', () => {
  const sources = watchSources(ctx, () => 0.5);
  const before = { health: sources.health(), backoff: sources.backoff() };
  for (const code of ['UNREACHABLE', 'ThrottlingException', 'ExpiredTokenException'])
    sources.onCall(logsCall(refused(code, null)));
  expect({ health: sources.health(), backoff: sources.backoff() }).toEqual(before);
});

test('their permission is shown as missing until a reading succeeds', () => {
  const sources = watchSources(ctx, () => 0.5);
  sources.onCall(logsCall(refused('AccessDeniedException', 'logs:FilterLogEvents')));
  expect(sources.missingPermissions()).toMatchObject([{ action: 'logs:FilterLogEvents' }]);
  sources.onCall(logsCall(null));
  expect(sources.missingPermissions()).toEqual([]);
});

test('what is refused on one group is kept for that group, until it works or six minutes have passed', () => {
  let nowMs = 0;
  const sources = watchSources({ now: () => new Date(nowMs), nowMs: () => nowMs, picture: emptyPicture() }, () => 0.5);
  const refuse = (resource: string) =>
    sources.onCall({
      source: 'codedeploy',
      operation: 'StopDeployment',
      attempts: 1,
      error: {
        code: 'AWS_ERROR',
        message: 'no',
        throttled: false,
        missingAction: 'codedeploy:StopDeployment',
        resource,
      },
    });
  refuse('a');
  nowMs = 60_000;
  refuse('b');
  refuse('a');
  expect(sources.missingPermissions()).toMatchObject([
    { resource: 'a', since: '1970-01-01T00:00:00.000Z' },
    { resource: 'b', since: '1970-01-01T00:01:00.000Z' },
  ]);
  nowMs += 6 * 60_000 + 1;
  expect(sources.missingPermissions()).toEqual([]);
  refuse('a');
  sources.onCall({ source: 'codedeploy', operation: 'StopDeployment', attempts: 1, error: null });
  expect(sources.missingPermissions()).toEqual([]);
});
