import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { toIso, toMs } from '../domain/time/iso.ts';
import type { MinuteCount } from '../parts/cloud-watch.ts';
import type { Store } from '../parts/store.ts';
import { databases, type TestDatabase } from '../../testing/store/databases.ts';

function minute(change: Partial<MinuteCount>): MinuteCount {
  return {
    functionName: 'orders',
    alias: 'live',
    version: '42',
    at: '2026-11-21T11:00:00.000Z',
    invocations: 10,
    errors: 0,
    throttles: null,
    p50Ms: 12.5,
    p90Ms: null,
    p99Ms: null,
    slowCalls: null,
    slowOverMs: null,
    ...change,
  };
}

describe.each(databases)('samples in $name', ({ create }) => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = create();
    store = await database.open();
  });
  afterEach(() => database.dispose());

  const read = (versions: string[]) =>
    store.samples.minutes(
      'default',
      'orders',
      'live',
      versions,
      '2026-11-21T11:00:00.000Z',
      '2026-11-21T11:59:00.000Z',
    );

  test('a later reading of a minute replaces the earlier one, unknown stays unknown', async () => {
    await store.samples.saveMinutes('default', [minute({}), minute({ version: '41' })]);
    await store.samples.saveMinutes('default', [minute({ invocations: 12, p90Ms: 30, slowCalls: 2, slowOverMs: 190 })]);
    expect(await read(['42'])).toEqual([minute({ invocations: 12, p90Ms: 30, slowCalls: 2, slowOverMs: 190 })]);
    expect(await read([])).toEqual([]);
  });

  test('a day of minutes for both versions is saved in one go', async () => {
    const start = toMs('2026-11-20T00:00:00.000Z');
    const minutes = Array.from({ length: 2880 }, (_, n) =>
      minute({
        version: n % 2 === 0 ? '41' : '42',
        at: toIso(start + Math.floor(n / 2) * 60_000),
      }),
    );
    await store.samples.saveMinutes('default', minutes);
    const back = await store.samples.minutes(
      'default',
      'orders',
      'live',
      ['41', '42'],
      '2026-11-20T00:00:00.000Z',
      '2026-11-21T00:00:00.000Z',
    );
    expect(back).toHaveLength(2880);
  });

  test('routed points come back in order of time with their source', async () => {
    const points = [
      { at: '2026-11-21T11:01:00.000Z', percent: 20, source: 'watched' as const },
      { at: '2026-11-21T11:00:00.000Z', percent: 33.3, source: 'rebuilt' as const },
    ];
    for (const point of points) await store.samples.addRouted('default', 'd-1', point);
    expect(await store.samples.routed('default', 'd-1')).toEqual(points.toReversed());
    expect(await store.samples.routed('default', 'd-2')).toEqual([]);
  });

  test('the same event is kept once, with the facts that came last', async () => {
    const event = { at: '2026-11-21T11:01:00.000Z', kind: 'step' as const, percent: 20, version: '42' };
    await store.samples.addEvent('default', 'd-1', event);
    await store.samples.addEvent('default', 'd-1', event);
    await store.samples.addEvent('default', 'd-1', { ...event, percent: 30 });
    expect(await store.samples.events('default', 'd-1')).toEqual([event, { ...event, percent: 30 }]);
    const stopped = { at: '2026-11-21T11:02:00.000Z', kind: 'stopped' as const, errorCode: null };
    await store.samples.addEvent('default', 'd-2', stopped);
    await store.samples.addEvent('default', 'd-2', { ...stopped, errorCode: 'ALARM_ACTIVE' });
    expect(await store.samples.events('default', 'd-2')).toEqual([{ ...stopped, errorCode: 'ALARM_ACTIVE' }]);
  });
});
