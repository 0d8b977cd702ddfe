import { expect, test } from 'vitest';
import { createPace } from './pace.ts';

const never = new Promise<never>(() => undefined);

test('a clock that stands, or is being advanced, waits for real work, whether it succeeds or fails', async () => {
  const pace = createPace({ rate: 0 });
  await expect(pace(Promise.resolve(1))).resolves.toBeUndefined();
  await expect(pace(Promise.reject(new Error('no')))).resolves.toBeUndefined();
});

test('a clock that flows goes on beside the work, until too much of it has not ended', async () => {
  const pace = createPace({ rate: 60 });
  const first = Promise.withResolvers<undefined>();
  expect(pace(first.promise, 150)).toBeUndefined();
  expect(pace(never, 51)).toBeInstanceOf(Promise);
  first.resolve(undefined);
  await first.promise;
  await Promise.resolve();
  expect(pace(never, 51)).toBeUndefined();
});
