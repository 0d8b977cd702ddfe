import { expect, test, trafficNow } from '../support/story.ts';

const REASON = 'Customers report empty baskets, SUP-8812';

test('stop and roll back from the browser', async ({ account, page, open }) => {
  const orders = await account.givenGroup({ functionName: 'orders-api', perMinute: 300, alarms: [{}] });
  const id = await account.deploy(orders, '1', '2');
  await account.pass(5);
  await open(`/default/rollouts/${id}`);
  await expect(trafficNow(page)).toContainText('10%of calls');

  await page.getByRole('button', { name: 'Stop and roll back' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(`CodeDeploy stops ${id}`);
  const submit = dialog.getByRole('button', { name: 'Stop and roll back' });
  await expect(submit).toBeDisabled();
  await dialog.getByRole('textbox', { name: /reason/i }).fill(REASON);
  await submit.click();
  await expect.poll(async () => (await account.deployment(id)).status).toBe('Stopped');
  await account.pass(20);
  await expect(page.getByText('Stopped by hand').first()).toBeVisible();
  const { status, errorInformation, rollbackInfo } = await account.deployment(id);
  expect([status, errorInformation?.code]).toEqual(['Stopped', 'MANUAL_STOP']);
  expect(rollbackInfo?.rollbackDeploymentId).toMatch(/^d-/);
  expect(await account.aliasOf(orders)).toEqual({ version: '1', weights: {} });

  await open('/audit');
  await expect(page.getByText(REASON).first()).toBeVisible();
  await expect(page.getByText('maria').first()).toBeVisible();
});

test('a stop without rollback leaves the alias split, and every page says so', async ({ account, page, open }) => {
  const invoices = await account.givenGroup({
    functionName: 'invoices',
    perMinute: 300,
    autoRollback: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'],
  });
  const id = await account.deploy(invoices, '1', '2');
  await account.pass(5);
  await open(`/default/rollouts/${id}`);
  await page.getByRole('button', { name: 'Stop…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Stop only' }).click();
  await expect(dialog).toContainText(/split/);
  await dialog.getByRole('textbox', { name: /reason/i }).fill('Freeze it where it is');
  await dialog.getByRole('button', { name: /^Stop/ }).last().click();
  await expect.poll(async () => (await account.deployment(id)).status).toBe('Stopped');
  await account.pass(20);

  await open(invoices.path);
  await expect(page.getByText(/Left split/).first()).toBeVisible();
  expect((await account.aliasOf(invoices)).weights).toEqual({ 2: 0.1 });
});

test('a finished rollout is rolled back to an earlier version', async ({ account, page, open }) => {
  const images = await account.givenGroup({
    functionName: 'images',
    versions: 3,
    aliasVersion: '2',
    config: 'CodeDeployDefault.LambdaAllAtOnce',
  });
  await account.deploy(images, '2', '3');
  await account.pass(30);
  await open(images.path);
  await page.getByRole('button', { name: 'Roll back to…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: /\b1\b/ }).click();
  await dialog.getByRole('textbox', { name: /reason/i }).fill('Version 3 loses thumbnails');
  await dialog.getByRole('button', { name: /^Roll back to 1/ }).click();
  await expect(dialog.getByRole('link', { name: /d-/ }).first()).toBeVisible();
  await account.pass(30);
  expect(await account.aliasOf(images)).toEqual({ version: '1', weights: {} });
});

test('a bypass is re-armed by hand', async ({ account, page, open }) => {
  const mail = await account.givenGroup({ functionName: 'mail', alarms: [{}] });
  await open(mail.path);
  await page.getByRole('button', { name: 'Bypass alarms…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: /reason/i })
    .fill('Load test');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Bypass/ })
    .click();
  await expect(page.getByText(/Alarms bypassed/).first()).toBeVisible();
  await open(mail.path);
  await page
    .getByRole('button', { name: /Re-arm/ })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('textbox', { name: /reason/i })
    .fill('Load test over');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Re-arm/ })
    .click();
  await expect.poll(async () => (await account.alarmConfiguration(mail))?.enabled).toBe(true);
});

test('a call that AWS denies names the missing permission', async ({ account, page, open }) => {
  const geo = await account.givenGroup({ functionName: 'geo', perMinute: 60 });
  const id = await account.deploy(geo, '1', '2');
  await account.pass(5);
  await account.control('faults', { kind: 'access-denied', service: 'codedeploy', operation: 'StopDeployment' });
  await open(`/default/rollouts/${id}`);
  await page.getByRole('button', { name: 'Stop and roll back' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /reason/i }).fill(REASON);
  await dialog.getByRole('button', { name: 'Stop and roll back' }).click();
  await expect(dialog).toContainText('codedeploy:StopDeployment');
  expect((await account.deployment(id)).status).toBe('InProgress');
});
