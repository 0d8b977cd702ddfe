import { expect, test } from '../support/story.ts';

test('nonsense towards the API is refused with the field named, and nothing happens', async ({
  account,
  dashboard,
  request,
}) => {
  const orders = await account.givenGroup({ functionName: 'orders-api', alarms: [{}] });
  const id = await account.deploy(orders, '1', '2');
  await account.pass(5);
  await dashboard.start();
  const api = `${dashboard.url}/api`;
  const stop = `${api}/default/rollouts/${id}/stop`;
  const bypass = `${api}/default/groups/${orders.application}/${orders.group}/bypass`;
  const group = `${api}/default/groups/${orders.application}/${orders.group}`;
  const same = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

  const wrong: [string, string, string, string | null][] = [
    ['POST', stop, '{"rollback": true', null],
    ['POST', stop, '[]', null],
    ['POST', stop, '{"rollback": "yes", "reason": "because"}', 'rollback'],
    ['POST', stop, '{"rollback": true, "reason": "   "}', 'reason'],
    ['POST', stop, JSON.stringify({ rollback: true, reason: 'x'.repeat(5000) }), 'reason'],
    ['POST', stop, '{"rollback": true, "reason": "because", "force": true}', 'force'],
    ['PUT', bypass, '{"reason": "because"}', 'until'],
    ['PUT', bypass, '{"reason": "because", "until": {"at": "tomorrow"}}', 'until'],
    ['PUT', bypass, '{"reason": "because", "until": {"at": "2999-01-01T00:00:00.000Z"}}', 'until'],
    ['PUT', bypass, JSON.stringify({ reason: 'x'.repeat(10_000), until: { event: 'next-success' } }), 'reason'],
    [
      'PUT',
      bypass,
      '{"reason": "because", "until": {"event": "next-success", "at": "2000-01-01T00:00:00.000Z"}}',
      'until',
    ],
    ['POST', `${group}/deployments`, '{"version": "latest", "reason": "because"}', 'version'],
    ['POST', `${group}/deployments`, '{"version": "$LATEST", "reason": "because"}', 'codeSha256'],
    ['POST', `${group}/deployments`, '{"version": "2", "configName": 7, "reason": "because"}', 'configName'],
    ['POST', `${group}/deployments`, JSON.stringify({ version: '2', reason: 'x'.repeat(10_000) }), 'reason'],
    ['POST', `${group}/alias`, '{"version": "1", "reason": "because"}', 'revisionId'],
    ['POST', `${group}/alias`, '{"version": "$LATEST", "revisionId": "r", "reason": "because"}', 'version'],
  ];
  for (const [method, url, data, field] of wrong) {
    const answer = await request.fetch(url, { method, headers: same, data });
    const problem = (await answer.json()) as { code: string; field?: string };
    expect([answer.status(), problem.code], `${method} ${data.slice(0, 60)}`).toEqual([400, 'INVALID_INPUT']);
    expect(answer.headers()['content-type']).toContain('application/problem+json');
    if (field) expect(problem.field).toContain(field);
  }

  const crossSite = await request.post(stop, {
    headers: {
      'sec-fetch-site': 'cross-site',
      origin: 'https://elsewhere.example',
      'content-type': 'application/json',
    },
    data: '{"rollback": true, "reason": "because"}',
  });
  expect(crossSite.status()).toBe(403);

  for (const path of [
    '/api/default/rollouts/d-NOSUCHONE1',
    '/api/default/rollouts/..%2f..%2fetc%2fpasswd',
    `/api/default/groups/${orders.application}/nope`,
    '/api/elsewhere/groups',
    '/api/nothing/of/the/kind/here',
    `/api/default/rollouts/${'d-'.padEnd(3000, 'A')}`,
    '/api/default/rollouts?limit=-1',
    '/api/default/rollouts?cursor=%00%ff',
    '/api/default/rollouts?status=nonsense',
    '/api/audit?limit=ten',
    `/api/default/groups/${orders.application}/nope/preflight`,
    `/api/default/groups/${orders.application}/${orders.group}/preflight?version=-1`,
    `/api/default/groups/${orders.application}/${orders.group}/draft`,
    `/api/default/groups/${orders.application}/${orders.group}/draft?version=%24LATEST&ignoreAlarms=perhaps`,
    '/api/elsewhere/deployment-configs',
    `/api/default/rollouts/${id}/hooks/Nonsense/logs`,
    `/api/default/rollouts/${id}/hooks/..%2f..%2fetc/logs`,
  ]) {
    const answer = await request.get(dashboard.url + path);
    expect([400, 404, 414], path).toContain(answer.status());
  }

  expect((await account.deployment(id)).status).toBe('InProgress');
  expect(await account.alarmConfiguration(orders)).toMatchObject({ enabled: true });
});

test('pressing twice stops once', async ({ account, dashboard, request }) => {
  const orders = await account.givenGroup({ functionName: 'orders-api' });
  const id = await account.deploy(orders, '1', '2');
  await account.pass(5);
  await dashboard.start();
  const send = () =>
    request.post(`${dashboard.url}/api/default/rollouts/${id}/stop`, {
      headers: { 'sec-fetch-site': 'same-origin', 'idempotency-key': 'one-and-the-same-press' },
      data: { rollback: true, reason: 'Pressed twice' },
    });
  const [first, second] = await Promise.all([send(), send()]);
  expect([first.status(), second.status()]).toContain(200);
  const audit = (await (await request.get(`${dashboard.url}/api/audit`)).json()) as { entries: { reason: string }[] };
  expect(audit.entries.filter(({ reason }) => reason === 'Pressed twice')).toHaveLength(1);
});

test('a stopped rollout cannot be stopped again, and the answer says why', async ({ account, dashboard, request }) => {
  const orders = await account.givenGroup({
    functionName: 'orders-api',
    config: 'CodeDeployDefault.LambdaAllAtOnce',
  });
  const id = await account.deploy(orders, '1', '2');
  await account.pass(60);
  await dashboard.start();
  const answer = await request.post(`${dashboard.url}/api/default/rollouts/${id}/stop`, {
    headers: { 'sec-fetch-site': 'same-origin' },
    data: { rollback: true, reason: 'Too late' },
  });
  expect(answer.status()).toBe(409);
  expect(await answer.json()).toMatchObject({ code: 'ALREADY_ENDED' });
});
