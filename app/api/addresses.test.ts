import { beforeEach, describe, expect, test } from 'vitest';
import { GROUP, ROLLOUT, routes } from '@/testing/routes/all-routes.ts';
import { makeGroup } from '@/testing/domain/make-group.ts';
import { makeRollout } from '@/testing/domain/make-rollout.ts';
import { shareFakeParts } from '@/testing/routes/fake-parts.ts';
import { problemOf, send, type Method, type Route } from '@/testing/routes/send.ts';
import * as unknown from '@/app/api/[[...path]]/route.ts';
import * as group from '@/app/api/[target]/groups/[application]/[group]/route.ts';
import * as groups from '@/app/api/[target]/groups/route.ts';
import * as rollout from '@/app/api/[target]/rollouts/[deploymentId]/route.ts';
import * as rollouts from '@/app/api/[target]/rollouts/route.ts';
import { ACTION_NAMES } from '@/lib/domain/acting/action.ts';
import * as hookLogs from '@/app/api/[target]/rollouts/[deploymentId]/hooks/[event]/logs/route.ts';

beforeEach(async () => {
  await shareFakeParts();
});

describe('every address', () => {
  test.each(routes)(
    '%s answers each method that it does not take with 405 as a problem',
    async (path, route, takes) => {
      const methods: Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
      for (const method of methods.filter((other) => !takes.includes(other))) {
        const response = await send(path, route, method);
        expect(response.status).toBe(405);
        expect(response.headers.get('allow')).toContain(takes[0]);
        expect((await problemOf(response)).status).toBe(405);
      }
    },
  );

  test.each(routes.filter(([, , takes]) => takes.includes('GET')))(
    '%s answers HEAD without a body',
    async (path, route) => {
      const response = await send(path, route, 'HEAD');
      expect(await response.text()).toBe('');
    },
  );

  test('an address that is none is a problem, not a page', async () => {
    const response = await send('/api/default/nonsense', unknown, 'GET');
    expect(response.status).toBe(404);
    expect((await problemOf(response)).code).toBe('NOT_FOUND');
  });
});

test('names with slashes and percent signs are decoded exactly once', async () => {
  let asked: unknown = null;
  const { parts } = await shareFakeParts();
  parts.watcher.group = (...names) => {
    asked = names;
    return null;
  };
  await send('/api/default/groups/a%2Fb%20c/100%2525', group, 'GET');
  expect(asked).toEqual(['default', 'a/b c', '100%25']);
});

test('the logs of an event without a hook are not found', async () => {
  const response = await send(`${ROLLOUT}/hooks/BeforeAllowTraffic/logs`, hookLogs, 'GET');
  expect(await problemOf(response)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  const nonsense = await send(`${ROLLOUT}/hooks/..%2f/logs`, hookLogs, 'GET');
  expect(await problemOf(nonsense)).toMatchObject({ status: 400, field: 'event' });
});

test('every answer about a rollout or a group says what may be done, to the one who asks', async () => {
  const { parts } = await shareFakeParts();
  parts.watcher.groups = () => [makeGroup()];
  await parts.store.rollouts.save(makeRollout());
  const NAMED = { actions: ACTION_NAMES.map((name) => ({ name })) };
  const read = async (path: string, route: Route) => (await send(path, route, 'GET')).json() as unknown;
  expect(await read(ROLLOUT, rollout)).toMatchObject(NAMED);
  expect(await read(GROUP, group)).toMatchObject(NAMED);
  expect(await read(`${GROUP}?fresh=true`, group)).toMatchObject(NAMED);
  expect(await read('/api/default/groups', groups)).toMatchObject({ groups: [NAMED] });
  expect(await read('/api/default/rollouts', rollouts)).toMatchObject({ rollouts: [NAMED] });
});
