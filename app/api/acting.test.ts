import { beforeEach, describe, expect, test, vi } from 'vitest';
import { GROUP, ROLLOUT, actions } from '@/testing/routes/all-routes.ts';
import { shareFakeParts } from '@/testing/routes/fake-parts.ts';
import { problemOf, send } from '@/testing/routes/send.ts';
import * as bypass from '@/app/api/[target]/groups/[application]/[group]/bypass/route.ts';
import * as rollback from '@/app/api/[target]/groups/[application]/[group]/rollback/route.ts';
import * as stop from '@/app/api/[target]/rollouts/[deploymentId]/stop/route.ts';
import * as audit from '@/app/api/audit/route.ts';
import { ACTION_NAMES } from '@/lib/domain/acting/action.ts';
import { auditOf, type World } from '@/testing/commands/fake-world.ts';

/** Every answer about a rollout or a group has the actions that are now possible for the viewer. */
const NAMED = ACTION_NAMES.map((name) => ({ name }));

let world: World;
let logged: object[];
beforeEach(async () => {
  ({ world, logged } = await shareFakeParts());
});

describe('a bypass', () => {
  const at = '2026-11-21T16:00:00Z';

  test.each([[{ event: 'next-success' }], [{ at }], [{ event: 'next-success', at }]])(
    'may end so: %j',
    async (until) => {
      const response = await send(`${GROUP}/bypass`, bypass, 'PUT', { reason: 'because', until });
      expect(response.status).toBe(200);
      expect(await world.store.bypasses.open()).toMatchObject([
        { until: 'at' in until ? { at: '2026-11-21T16:00:00.000Z' } : until },
      ]);
    },
  );

  test.each([
    [{ until: { event: 'next-success' }, reason: '' }, 'reason'],
    [{ until: { event: 'next-success' }, reason: 'x'.repeat(10_000) }, 'reason'],
    [{ reason: 'x' }, 'until'],
    [{ until: {}, reason: 'x' }, 'until.event'],
    [{ until: { event: 'never' }, reason: 'x' }, 'until.event'],
    [{ until: { event: 'next-success', at: 'tomorrow' }, reason: 'x' }, 'until.at'],
    [{ until: { event: 'next-success', at: null }, reason: 'x' }, 'until.at'],
    [{ until: { event: 'next-success', for: 'ever' }, reason: 'x' }, 'until.for'],
    [{ until: { at: '2026-11-21T13:00:00Z' }, reason: 'x' }, 'until.at'],
    [{ until: { event: 'next-success', at: '2026-11-23T14:00:00Z' }, reason: 'x' }, 'until.at'],
  ])('%j is refused with the field %s, and nothing happens', async (body, field) => {
    const problem = await problemOf(await send(`${GROUP}/bypass`, bypass, 'PUT', body));
    expect(problem).toMatchObject({ status: 400, code: 'INVALID_INPUT', field });
    expect(world.acts).toEqual([]);
  });
});

describe('acting', () => {
  const body = { rollback: false, reason: 'because' };

  test.each(actions)('%s: a request of another site is refused and nothing happens', async (path, route, method) => {
    const others: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:3001' },
    ];
    for (const headers of others) {
      const response = await send(path, route, method, body, headers);
      expect(await problemOf(response)).toMatchObject({ status: 403, code: 'CROSS_SITE' });
    }
    expect(world.acts).toEqual([]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'a form (%s), which another site could send unasked, is refused',
    async (type) => {
      const response = await send(`${ROLLOUT}/stop`, stop, 'POST', body, { 'content-type': type });
      expect(response.status).toBe(400);
    },
  );

  test('stops once for one key, and refuses the key for anything else', async () => {
    const key = { 'idempotency-key': 'one press', 'sec-fetch-site': 'same-origin' };
    const bad = await send(`${ROLLOUT}/stop`, stop, 'POST', body, key);
    expect(await problemOf(bad)).toMatchObject({ field: 'Idempotency-Key' });
    key['idempotency-key'] = 'one-press';
    const both = await Promise.all([
      send(`${ROLLOUT}/stop`, stop, 'POST', body, key),
      send(`${ROLLOUT}/stop`, stop, 'POST', body, key),
    ]);
    expect(both.map((response) => response.status)).toEqual([200, 200]);
    expect(await both[0].json()).toEqual(await both[1].json());
    expect(world.acts).toEqual(['stop d-3XQ8T9K1B only']);
    const other = await send(`${ROLLOUT}/stop`, stop, 'POST', { ...body, rollback: true }, key);
    expect(await problemOf(other)).toMatchObject({ status: 409, code: 'CONFLICT' });
  });

  test('a key whose answer was lost in a crash gets what the log says became of it', async () => {
    const key = { 'idempotency-key': 'lost', 'sec-fetch-site': 'same-origin' };
    // The process dies while it writes the outcome.
    const keep = vi.spyOn(world.store.idempotency, 'keep').mockImplementation(() => new Promise(() => undefined));
    void send(`${ROLLOUT}/stop`, stop, 'POST', body, key);
    await expect.poll(async () => (await auditOf(world))[0]?.outcome.kind).toBe('done');
    keep.mockRestore();
    world.deps.turns.underway.clear();
    const again = await send(`${ROLLOUT}/stop`, stop, 'POST', body, key);
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ id: 'd-3XQ8T9K1B', status: 'Stopped', actions: NAMED });
    expect(world.acts).toEqual(['stop d-3XQ8T9K1B only']);
  });

  test('rolls back, bypasses and re-arms, each answered with what was read back', async () => {
    const rolledBack = await send(`${GROUP}/rollback`, rollback, 'POST', { toVersion: '62', reason: 'because' });
    expect(await rolledBack.json()).toMatchObject({ id: 'd-NEW1', actions: NAMED });
    const until = { event: 'next-success' };
    const bypassed = await send(`${GROUP}/bypass`, bypass, 'PUT', { reason: 'because', until });
    expect(await bypassed.json()).toMatchObject({ alarms: { ignored: true }, actions: NAMED });
    const armed = await send(`${GROUP}/bypass`, bypass, 'DELETE', { reason: 'because' });
    expect(await armed.json()).toMatchObject({ alarms: { ignored: false } });
    const entries = (await (await send('/api/audit?limit=2', audit, 'GET')).json()) as { entries: unknown[] };
    expect(entries.entries).toHaveLength(2);
  });

  test('a refusal by AWS carries the code and its status', async () => {
    world.fail('stop', 'AWS_ACCESS_DENIED');
    const response = await send(`${ROLLOUT}/stop`, stop, 'POST', body);
    expect(await problemOf(response)).toMatchObject({ status: 502, code: 'AWS_ACCESS_DENIED' });
  });

  test('an error that nobody foresaw says nothing of itself and is in the log', async () => {
    world.onCall = () => Promise.reject(new Error('secret words'));
    const problem = await problemOf(await send(`${ROLLOUT}/stop`, stop, 'POST', body));
    expect(problem).toMatchObject({ status: 500, code: 'INTERNAL' });
    expect(JSON.stringify(problem)).not.toContain('secret');
    expect(logged).toHaveLength(1);
  });
});
