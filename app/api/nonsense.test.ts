import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { ROLLOUT, actions, routes } from '@/testing/routes/all-routes.ts';
import { shareFakeParts } from '@/testing/routes/fake-parts.ts';
import { problemOf, send } from '@/testing/routes/send.ts';
import * as stop from '@/app/api/[target]/rollouts/[deploymentId]/stop/route.ts';
import { auditOf, type World } from '@/testing/commands/fake-world.ts';

let world: World;
let logged: object[];
beforeEach(async () => {
  ({ world, logged } = await shareFakeParts());
});

describe('nonsense', () => {
  test.each(routes)('whatever stands in the parts of %s, the answer is no 500', async (path, route, takes) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 150 }), { minLength: 3, maxLength: 3 }),
        async (words) => {
          const parts = path.split('/');
          const names = [2, 4, 5].filter((position) => parts[position] !== undefined && parts.length > 3);
          names.forEach((position, index) => {
            parts[position] = encodeURIComponent(words[index]?.toWellFormed() ?? '') || '%20';
          });
          const response = await send(parts.join('/'), route, takes[0] ?? 'GET', takes[0] === 'GET' ? undefined : {});
          expect(response.status).not.toBe(500);
          await response.body?.cancel();
        },
      ),
      { numRuns: 25 },
    );
    expect(logged).toEqual([]);
  });

  test.each(routes.filter(([, , takes]) => takes.includes('GET')))(
    'whatever %s is asked for, the answer is no 500',
    async (path, route) => {
      const name = fc.oneof(
        fc.constantFrom(
          'limit',
          'cursor',
          'status',
          'q',
          'application',
          'group',
          'action',
          'target',
          'version',
          'config',
          'ignoreAlarms',
          'functionName',
          'alias',
        ),
        fc.string(),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(name, fc.string({ maxLength: 300 })), { maxLength: 4 }), async (pairs) => {
          const response = await send(`${path}?${new URLSearchParams(pairs)}`, route, 'GET');
          expect(response.status).not.toBe(500);
          await response.body?.cancel();
        }),
        { numRuns: 25 },
      );
    },
  );

  test.each(actions)(
    'whatever is sent to %s, it is refused as invalid and nothing happens',
    async (path, route, method) => {
      const almost = fc.record(
        {
          reason: fc.oneof(fc.string(), fc.constant('because')),
          rollback: fc.oneof(fc.boolean(), fc.anything()),
          version: fc.oneof(fc.string(), fc.integer(), fc.constantFrom('62', '$LATEST')),
          codeSha256: fc.oneof(fc.string(), fc.constant(`${'A'.repeat(43)}=`)),
          configName: fc.oneof(fc.string(), fc.constant(null)),
          fromVersion: fc.oneof(fc.string(), fc.integer(), fc.constantFrom('62', '$LATEST', null)),
          withoutHooks: fc.oneof(fc.boolean(), fc.anything()),
          functionName: fc.oneof(fc.string(), fc.constantFrom('payments-webhook', null)),
          alias: fc.oneof(fc.string(), fc.integer(), fc.constantFrom('live', '12', null)),
          revisionId: fc.oneof(fc.string(), fc.integer()),
          toVersion: fc.oneof(fc.string(), fc.integer(), fc.constant('62')),
          until: fc.oneof(fc.anything(), fc.record({ at: fc.string() }), fc.record({ event: fc.string() })),
          nonsense: fc.anything(),
        },
        { requiredKeys: ['nonsense'] },
      );
      const jsonText = (value: unknown) =>
        JSON.stringify(value, (_key, member: unknown) => (typeof member === 'bigint' ? `${member}` : member));
      const body = fc.oneof(
        fc.string(),
        fc.json(),
        fc.uint8Array(),
        almost.map((value) => jsonText({ nonsense: 1, ...(JSON.parse(jsonText(value)) as object) })),
      );
      await fc.assert(
        fc.asyncProperty(body, async (sent) => {
          const response = await send(path, route, method, sent);
          expect(response.status).toBe(400);
          const problem = await problemOf(response);
          expect(problem.code).toBe('INVALID_INPUT');
          expect(problem.field).toBeTruthy();
        }),
        { numRuns: 60 },
      );
      expect(world.acts).toEqual([]);
      expect(await auditOf(world)).toEqual([]);
      expect(logged).toEqual([]);
    },
  );

  test('a body of more than 64 kB is refused while it is read', async () => {
    const body = JSON.stringify({ rollback: true, reason: 'x'.repeat(70_000) });
    const response = await send(`${ROLLOUT}/stop`, stop, 'POST', body);
    expect(await problemOf(response)).toMatchObject({ status: 400, field: 'body' });
  });

  test.each([
    [{ rollback: true }, 'reason'],
    [{ rollback: true, reason: '   ' }, 'reason'],
    [{ rollback: true, reason: 'x'.repeat(501) }, 'reason'],
    [{ rollback: 'yes', reason: 'x' }, 'rollback'],
    [{ rollback: true, reason: 'x', force: true }, 'force'],
  ])('%j names %s', async (body, field) => {
    expect(await problemOf(await send(`${ROLLOUT}/stop`, stop, 'POST', body))).toMatchObject({ status: 400, field });
  });
});
