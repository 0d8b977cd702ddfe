import { expect, test, trafficNow } from '../support/story.ts';

test('a healthy linear rollout is watched to 100%', async ({ account, page, open }) => {
  const orders = await account.givenGroup({
    functionName: 'orders-api',
    config: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
    perMinute: 600,
  });
  await open('/');
  await expect(page.getByRole('link', { name: /orders-api/ }).first()).toBeVisible();

  const id = await account.deploy(orders, '1', '2');
  await account.pass(5);
  await open(`/default/rollouts/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('orders-api:live');
  await expect(trafficNow(page)).toContainText('10%of calls');

  await account.pass(60);
  await expect(trafficNow(page)).toContainText('20%of calls');
  await account.pass(180);
  await expect(trafficNow(page)).toContainText('50%of calls');

  await account.pass(420);
  await expect(page.getByText('Succeeded').first()).toBeVisible();
  await expect(page.getByLabel('How it ended')).toContainText('All traffic on 2');
  expect(await account.aliasOf(orders)).toEqual({ version: '2', weights: {} });
});

test('the bad canary is rolled back by its alarm and the page shows the chain', async ({ account, page, open }) => {
  const checkout = await account.givenGroup({
    functionName: 'checkout',
    perMinute: 1200,
    behaviour: { 2: { errorPercent: 40 } },
    alarms: [{}],
  });
  await account.pass(120);
  const id = await account.deploy(checkout, '1', '2');
  await account.pass(5);
  await open(`/default/rollouts/${id}`);
  await expect(trafficNow(page)).toContainText('10%of calls');

  await account.pass(240);
  await expect(page.getByText('Stopped by alarm').first()).toBeVisible();
  await expect(page.getByText('checkout-errors').first()).toBeVisible();
  await expect(page.getByText('ALARM_ACTIVE').first()).toBeVisible();

  const { rollbackInfo } = await account.deployment(id);
  const rollbackId = rollbackInfo?.rollbackDeploymentId ?? 'none';
  await page
    .getByRole('link', { name: new RegExp(rollbackId) })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(rollbackId));
  await expect(page.getByRole('link', { name: new RegExp(id) }).first()).toBeVisible();
  expect(await account.aliasOf(checkout)).toEqual({ version: '1', weights: {} });
});

test('two browsers see the same thing', async ({ account, page, browser, dashboard }) => {
  const search = await account.givenGroup({ functionName: 'search', perMinute: 300 });
  const id = await account.deploy(search, '1', '2');
  const second = await browser.newPage();
  for (const browserPage of [page, second]) {
    await dashboard.start();
    await browserPage.goto(`${dashboard.url}/default/rollouts/${id}`);
    await expect(trafficNow(browserPage)).toContainText('10%of calls');
  }
  await account.pass(310);
  for (const browserPage of [page, second]) {
    await expect(browserPage.getByLabel('How it ended')).toContainText('All traffic on 2');
  }
  await second.close();
});

test('a rollout that starts while the fleet is open appears there by itself', async ({ account, page, open }) => {
  const pricing = await account.givenGroup({ functionName: 'pricing', perMinute: 60 });
  await open('/');
  await expect(page.getByRole('link', { name: /pricing/ }).first()).toBeVisible();
  const id = await account.deploy(pricing, '1', '2');
  await expect(page.getByText(id)).toBeVisible();
});

test('the rollouts page lists active and ended ones, and finds one by its id', async ({ account, page, open }) => {
  const first = await account.givenGroup({ functionName: 'first', config: 'CodeDeployDefault.LambdaAllAtOnce' });
  const second = await account.givenGroup({ functionName: 'second' });
  const ended = await account.deploy(first, '1', '2');
  await account.pass(30);
  const active = await account.deploy(second, '1', '2');
  await open('/rollouts');
  await expect(page.getByText(ended)).toBeVisible();
  await expect(page.getByText(active)).toBeVisible();
  await page.getByRole('searchbox', { name: /search rollouts/i }).fill(ended);
  await expect(page.getByText(active)).toBeHidden();
  await expect(page.getByText(ended)).toBeVisible();
});

test('an id that no deployment has is a page that says so', async ({ page, account, open }) => {
  await account.givenGroup({ functionName: 'only' });
  const answer = await open('/default/rollouts/d-NOSUCHONE1');
  expect(answer?.status()).toBe(404);
  await expect(page.getByText(/d-NOSUCHONE1/).first()).toBeVisible();
});
