import { beforeEach, describe, expect, test } from 'vitest';
import { ROLLOUT, routes } from '@/testing/routes/all-routes.ts';
import { shareFakeParts } from '@/testing/routes/fake-parts.ts';
import { problemOf, send, type Method } from '@/testing/routes/send.ts';
import * as unknown from '@/app/api/[[...path]]/route.ts';
import * as group from '@/app/api/[target]/groups/[application]/[group]/route.ts';
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
