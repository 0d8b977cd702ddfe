import { expect, test, trafficNow } from '../support/story.ts';

test('a deployment is started from the page, with its steps, its AppSpec and what pre-flight finds', async ({
  account,
  page,
  open,
}) => {
  const orders = await account.givenGroup({ functionName: 'orders', versions: 3, perMinute: 240, alarms: [{}] });
  await account.deployAtOnce(orders, '1', '2');
  await account.pass(120);
  await open(orders.path);
  await page.getByRole('button', { name: 'Deploy…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'Deploy', exact: true })).toBeDisabled();
  await dialog.getByRole('radio', { name: /^3\b/ }).click();
  await dialog.getByLabel('Plan').selectOption('CodeDeployDefault.LambdaLinear10PercentEvery1Minute');
  await expect(dialog.getByRole('img', { name: /steps: 10% at once, 100% after/ })).toBeVisible();
  await dialog.getByText(/AppSpec, SHA-256/).click();
  await expect(dialog.getByText(/"TargetVersion": "3"/)).toBeVisible();
  await dialog.getByRole('textbox', { name: /reason/i }).fill('Release 3');
  await dialog.getByRole('button', { name: 'Deploy version 3' }).click();
  const made = dialog.getByRole('link', { name: /d-/ }).first();
  await expect(made).toBeVisible();
  const id = await made.textContent();
  const info = await account.deployment(id ?? '');
  expect(info).toMatchObject({
    deploymentConfigName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
    description: 'Sluice: Release 3 (maria)',
  });
  await made.click();
  await expect(trafficNow(page)).toContainText('10%');

  // The group is busy now: refused with the reason and a link to it.
  await open(orders.path);
  await expect(page.getByRole('button', { name: 'Deploy…' })).toHaveCount(0);
  await account.pass(700);
  expect(await account.aliasOf(orders)).toEqual({ version: '3', weights: {} });
});

test('what is in $LATEST is published and deployed, past a red alarm, for this one deployment alone', async ({
  account,
  page,
  open,
}) => {
  const hooks = await account.givenGroup({
    functionName: 'webhooks',
    versions: 2,
    config: 'CodeDeployDefault.LambdaAllAtOnce',
    perMinute: 1200,
    behaviour: { 2: { errorPercent: 40 } },
    alarms: [{}],
  });
  await account.deployAtOnce(hooks, '1', '2');
  await account.changeCode(hooks, 'the fix');
  await account.pass(240);
  expect(await account.alarmState('webhooks-errors')).toBe('ALARM');
  await open(hooks.path);
  await page.getByRole('button', { name: 'Bypass alarms…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Deploy instead…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: /Ignored for this deployment/ })).toBeChecked();
  await dialog.getByRole('radio', { name: /^New/ }).click();
  await dialog.getByRole('textbox', { name: /reason/i }).fill('INC-2291');
  await dialog.getByRole('button', { name: 'Publish and deploy' }).click();
  await expect(dialog.getByRole('link', { name: /d-/ }).first()).toBeVisible();
  await account.pass(30);
  expect(await account.aliasOf(hooks)).toEqual({ version: '3', weights: {} });
  expect((await account.alarmConfiguration(hooks))?.enabled).toBe(true);
});

test('an alias that was left split is put right with one click', async ({ account, page, open }) => {
  const search = await account.givenGroup({
    functionName: 'search',
    autoRollback: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'],
  });
  const id = await account.deploy(search, '1', '2');
  await account.pass(5);
  await account.stop(id);
  await account.pass(20);
  expect((await account.aliasOf(search)).weights).toEqual({ 2: 0.1 });
  await open(search.path);
  await page.getByRole('button', { name: 'Put it right…' }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('radio', { name: /Version 1/ })).toBeChecked();
  await dialog.getByRole('textbox', { name: /reason/i }).fill('Left over from this morning');
  await dialog.getByRole('button', { name: 'All traffic to version 1' }).click();
  await expect(dialog).toContainText('100% on version 1');
  expect(await account.aliasOf(search)).toEqual({ version: '1', weights: {} });
});

test('a hook that hangs shows its hour, its log, and why it may be silent', async ({ account, page, open }) => {
  const stock = await account.givenGroup({ functionName: 'stock', versions: 2 });
  await account.givenFunction('CodeDeployHook_stock');
  await account.control('hooks', { functionName: 'CodeDeployHook_stock', kind: 'silent' });
  const id = await account.deploy(stock, '1', '2', { hooks: { BeforeAllowTraffic: 'CodeDeployHook_stock' } });
  await account.pass(600);
  await open(`/default/rollouts/${id}`);
  const lifecycle = page.getByRole('region', { name: 'Lifecycle' });
  await expect(lifecycle).toContainText(/1\d:\d\d of 60:00/);
  await expect(lifecycle).toContainText('CodeDeployHook_stock');
  await expect(
    page.getByText(/The hook CodeDeployHook_stock has run for .* no traffic shifts before it answers/).first(),
  ).toBeVisible();
});
