import { expect, test } from 'vitest';
import type { Route } from '../kernel/routing-port.ts';
import { createRandom } from '../kernel/create-random.ts';
import { createCrowding } from './crowding.ts';
import type { Flow } from './flow.ts';

const HOUR = 3_600_000;

/** Calls of 600 ms each, 1,000 a minute: ten run at the same time. `reserved` by function. */
const crowded = (reserved: Record<string, number>, account = 1000) => {
  const flows = new Map<string, Flow>();
  const route: Route = { version: '1', weights: {} };
  const state = { revision: 0, provisioned: 0, route };
  const add = (functionName: string): void => {
    const rest = { alias: 'live', perMinute: 1000, pattern: 'steady' as const, event: '{}', random: createRandom(1) };
    flows.set(functionName, { functionName, ...rest });
  };
  const crowding = createCrowding({
    flows,
    router: { route: () => state.route, reservedConcurrency: (name) => reserved[name] ?? null },
    rooms: {
      onDemandRoom: (name) => ({ limit: reserved[name] ?? account, shared: reserved[name] === undefined }),
      provisionedFor: () => state.provisioned,
      concurrencyRevision: () => state.revision,
    },
    meanDurationMs: () => 600,
  });
  /** Of all calls of a version. */
  const lost = (functionName: string, version: string, at: number): number => {
    const { spilled, lost: part } = crowding.of(functionName, version, at);
    return spilled * part;
  };
  return { crowding, lost, add, state, reserved };
};

test('a reservation throttles as Erlang says, of that function alone', () => {
  const { lost, add } = crowded({ busy: 10, stopped: 0 });
  for (const name of ['busy', 'stopped', 'free']) add(name);
  expect(lost('busy', '1', HOUR)).toBeCloseTo(0.2146, 3);
  expect(lost('stopped', '1', HOUR)).toBe(1);
  expect(lost('free', '1', HOUR)).toBe(0);
});

test("the account's room is shared by all functions without a reservation", () => {
  const { lost, add } = crowded({}, 10);
  for (const name of ['a', 'b']) add(name);
  expect(lost('a', '1', HOUR)).toBeCloseTo(0.5379, 2);
  expect(lost('b', '1', HOUR)).toBe(lost('a', '1', HOUR));
});

test('what provisioned concurrency takes needs no other room', () => {
  const { crowding, lost, add, state } = crowded({ busy: 1 });
  add('busy');
  state.provisioned = 40;
  expect(lost('busy', '1', HOUR)).toBe(0);
  state.provisioned = 10;
  state.revision++;
  expect(crowding.of('busy', '1', HOUR)).toMatchObject({ spilled: expect.closeTo(0.2146, 3), places: 10 });
  expect(lost('busy', '1', HOUR)).toBeGreaterThan(0.1);
});

test('each version of a split alias adds its part', () => {
  const { lost, add, state } = crowded({ busy: 10 });
  state.route = { version: '1', weights: { 2: 0.1 } };
  add('busy');
  expect(lost('busy', '2', HOUR)).toBeCloseTo(0.2146, 3);
  expect(lost('busy', '3', HOUR)).toBe(0);
});

test('a changed limit counts at once, a changed rate within ten seconds', () => {
  const { lost, add, state, reserved } = crowded({ busy: 100 });
  add('busy');
  expect(lost('busy', '1', HOUR)).toBe(0);
  reserved['busy'] = 0;
  expect(lost('busy', '1', HOUR)).toBe(0);
  state.revision++;
  expect(lost('busy', '1', HOUR)).toBe(1);
});
