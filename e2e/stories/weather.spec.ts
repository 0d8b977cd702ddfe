import { expect, test, trafficNow } from '../support/story.ts';

test('the server restarts under an open page and the page catches up', async ({
  account,
  page,
  dashboard,
  expectedErrors,
  open,
}) => {
  // The server is gone for a while; Chromium has several messages for that.
  expectedErrors.push(/net::ERR_/, /network error/i);
  const orders = await account.givenGroup({
    functionName: 'orders-api',
    config: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
    perMinute: 300,
  });
  const id = await account.deploy(orders, '1', '2');
  await account.pass(5);
  await open(`/default/rollouts/${id}`);
  await expect(trafficNow(page)).toContainText('10%of calls');
  await dashboard.stop('SIGKILL');
  await expect(page.getByText(/Reconnecting/).first()).toBeVisible();
  await account.pass(60);
  await dashboard.start();
  await expect(trafficNow(page)).toContainText('20%of calls');
});

test('AWS is away for a while: the page says since when, and recovers', async ({ account, page, open }) => {
  const orders = await account.givenGroup({
    functionName: 'orders-api',
    config: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
    perMinute: 300,
  });
  const id = await account.deploy(orders, '1', '2');
  await account.pass(5);
  await open(`/default/rollouts/${id}`);
  await expect(trafficNow(page)).toContainText('10%of calls');
  await account.control('faults', { kind: 'reset' });
  await expect(page.getByText(/has not answered since/).first()).toBeVisible({ timeout: 40_000 });
  // What takes risk away waits for no reading.
  await expect(page.getByRole('button', { name: 'Stop and roll back' })).toBeEnabled();
  await account.control('faults', {}, 'DELETE');
  await account.pass(60);
  await expect(trafficNow(page)).toContainText('20%of calls', { timeout: 40_000 });
  // CloudWatch is read at most every half minute, so it is the last to be back.
  await expect(page.getByText(/has not answered since/)).toHaveCount(0, { timeout: 60_000 });
});

test('throttling is said on the screen and goes away by itself', async ({ account, page, open }) => {
  const orders = await account.givenGroup({ functionName: 'orders-api', perMinute: 60 });
  const id = await account.deploy(orders, '1', '2');
  await open(`/default/rollouts/${id}`);
  await account.control('faults', { kind: 'throttle', service: 'codedeploy' });
  await expect(page.getByText(/Slowed by AWS/).first()).toBeVisible({ timeout: 40_000 });
  await account.control('faults', {}, 'DELETE');
  await expect(page.getByText(/Slowed by AWS/)).toHaveCount(0, { timeout: 60_000 });
});

test('one permission is missing: the rest works and the place says which', async ({ account, page, open }) => {
  await account.control('faults', { kind: 'access-denied', service: 'cloudwatch', operation: 'GetMetricData' });
  const orders = await account.givenGroup({ functionName: 'orders-api', perMinute: 60 });
  const id = await account.deploy(orders, '1', '2');
  await account.pass(5);
  await open(`/default/rollouts/${id}`);
  await expect(trafficNow(page)).toContainText('10%of calls');
  await expect(page.getByText(/cloudwatch:GetMetricData/).first()).toBeVisible();
});
