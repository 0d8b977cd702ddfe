import { expect, test } from 'vitest';
import { createConcurrency } from './concurrency.ts';

/** An account with room for two: `busy` has reserved one, version 1 of `warm` has one provisioned environment. */
const limited = () =>
  createConcurrency({
    onDemandRoom: (name) => (name === 'busy' ? { limit: 1, shared: false } : { limit: 2, shared: true }),
    reservedConcurrency: (name) => (name === 'busy' ? 1 : null),
    provisionedFor: (name, version) => (name === 'warm' && version === '1' ? 1 : 0),
  });

test('a reservation that is used up throttles its own function, and nobody else', () => {
  const concurrency = limited();
  const { leave } = concurrency.enter('busy', '1');
  expect(() => concurrency.enter('busy', '2')).toThrow(
    expect.objectContaining({
      code: 'TooManyRequestsException',
      httpStatus: 429,
      message: 'Rate Exceeded.',
      members: { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' },
    }),
  );
  concurrency.enter('other', '1');
  leave();
  concurrency.enter('busy', '2');
});

test('functions without a reservation share what the account has left', () => {
  const concurrency = limited();
  concurrency.enter('a', '1');
  const { leave } = concurrency.enter('b', '1');
  expect(() => concurrency.enter('a', '1')).toThrow(
    expect.objectContaining({ members: { Reason: 'ConcurrentInvocationLimitExceeded' } }),
  );
  leave();
  concurrency.enter('a', '1');
});

test('provisioned environments come first, and what they cannot take spills over', () => {
  const concurrency = limited();
  const { leave, provisioned } = concurrency.enter('warm', '1');
  expect(provisioned).toEqual({ spilled: false, places: 1 });
  expect(concurrency.enter('warm', '1').provisioned).toEqual({ spilled: true, places: 1 });
  expect(concurrency.enter('warm', '2').provisioned).toBeUndefined();
  expect(() => concurrency.enter('warm', '1')).toThrow('Rate Exceeded.');
  leave();
  concurrency.enter('warm', '1');
});
