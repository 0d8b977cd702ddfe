import { deployWithBoto3 } from '../support/pipeline.ts';
import { expect, test } from '../support/story.ts';

const INCIDENT = 'Partner changed its signature, INC-2291';

test('the whole urgent fix: red alarm, blocked, bypassed, shipped by a pipeline, re-armed by itself', async ({
  account,
  page,
  open,
}) => {
  const webhook = await account.givenGroup({
    functionName: 'payments-webhook',
    config: 'CodeDeployDefault.LambdaAllAtOnce',
    versions: 3,
    perMinute: 1200,
    behaviour: { 2: { errorPercent: 40 } },
    alarms: [{}],
  });
  await account.deployAtOnce(webhook, '1', '2');
  await account.pass(240);
  expect(await account.alarmState('payments-webhook-errors')).toBe('ALARM');

  // Before anybody deploys, the page says what would happen, and which version's errors cause it.
  await open(webhook.path);
  const preflight = page.getByRole('region', { name: 'If a deployment started now' });
  await expect(preflight).toContainText(/payments-webhook-errors is in ALARM/);
  await expect(preflight).toContainText(/version 2, which has 100% of the traffic, failed [\d,]+ of [\d,]+ calls/);

  // A plain deployment is rolled back at once, and its page says why.
  const blocked = await deployWithBoto3(account.endpoint, webhook, '2', '3');
  await account.pass(30);
  expect((await account.deployment(blocked)).errorInformation?.code).toBe('ALARM_ACTIVE');
  expect(await account.aliasOf(webhook)).toEqual({ version: '2', weights: {} });
  await open(`/default/rollouts/${blocked}`);
  await expect(page.getByText(/payments-webhook-errors was in ALARM already, so CodeDeploy stopped it/)).toBeVisible();

  // Bypass with a reason; it ends with the next success, or at a time.
  await open(webhook.path);
  await page.getByRole('button', { name: 'Bypass alarms…' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('payments-webhook-errors');
  await dialog.getByRole('textbox', { name: /reason/i }).fill(INCIDENT);
  await dialog.getByRole('button', { name: /^Bypass/ }).click();
  await expect(dialog).toContainText(/after the next successful deployment, at the latest at/);
  expect(await account.alarmConfiguration(webhook)).toMatchObject({
    enabled: false,
    alarms: [{ name: 'payments-webhook-errors' }],
  });
  await open('/');
  await expect(page.getByText(/until the next successful deployment/).first()).toBeVisible();

  // The pipeline ships the fix, nobody touches Sluice.
  const fix = await deployWithBoto3(account.endpoint, webhook, '2', '3');
  await account.pass(30);
  expect((await account.deployment(fix)).status).toBe('Succeeded');
  await expect.poll(async () => (await account.alarmConfiguration(webhook))?.enabled, { timeout: 60_000 }).toBe(true);
  expect((await account.alarmConfiguration(webhook))?.alarms).toEqual([{ name: 'payments-webhook-errors' }]);
  await expect(page.getByText(/until the next successful deployment/)).toHaveCount(0);

  // Every step is in the audit log: who bypassed and why, and who re-armed and by what.
  await open('/audit');
  const log = page.getByRole('main');
  await expect(log.getByText(INCIDENT).first()).toBeVisible();
  await expect(log.getByText('Re-arm alarms').first()).toBeVisible();
  await expect(log.getByText(new RegExp(`${fix} succeeded`)).first()).toBeVisible();
});

test('a bypass that was set in the console is given an end, and keeps to it', async ({ account, page, open }) => {
  const mail = await account.givenGroup({
    functionName: 'mail',
    config: 'CodeDeployDefault.LambdaAllAtOnce',
    alarms: [{}],
  });
  await account.ignoreAlarms(mail);
  await open(mail.path);
  await expect(page.getByText('Alarms are ignored, with no end.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Give it an end…' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /reason/i }).fill('Found it open after the incident');
  await dialog.getByRole('button', { name: 'Set its end' }).click();
  await expect(dialog).toContainText(/at the latest at/);
  expect((await account.alarmConfiguration(mail))?.enabled).toBe(false);
  await account.pass(4 * 3600 + 60);
  await expect.poll(async () => (await account.alarmConfiguration(mail))?.enabled, { timeout: 60_000 }).toBe(true);
});

test('the second of two people learns what the first did', async ({ account, page, open, browser, dashboard }) => {
  const geo = await account.givenGroup({ functionName: 'geo', alarms: [{}] });
  await open(geo.path);
  const other = await browser.newPage();
  await other.goto(dashboard.url + geo.path);
  await page.getByRole('button', { name: 'Bypass alarms…' }).click();
  await other.getByRole('button', { name: 'Bypass alarms…' }).click();
  const fill = async (who: typeof page, reason: string) => {
    await who
      .getByRole('dialog')
      .getByRole('textbox', { name: /reason/i })
      .fill(reason);
  };
  await fill(page, 'First to it');
  await fill(other, 'Second to it');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Bypass/ })
    .click();
  await expect(page.getByRole('dialog')).toContainText('AWS answered');
  await expect(other.getByRole('dialog')).toContainText(/bypassed already.*First to it/s);
  await other.close();
});

test('a group that is deleted while it is bypassed leaves no bypass behind', async ({ account, page, open }) => {
  const gone = await account.givenGroup({ functionName: 'gone', alarms: [{}] });
  await open(gone.path);
  await page.getByRole('button', { name: 'Bypass alarms…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /reason/i }).fill('Load test');
  await dialog.getByRole('button', { name: /^Bypass/ }).click();
  await expect(dialog).toContainText('AWS answered');
  await open('/');
  await expect(page.getByText(/Alarms bypassed until/).first()).toBeVisible();
  await account.deleteGroup(gone);
  await account.pass(4 * 3600 + 60);
  await expect(page.getByText(/Alarms bypassed/)).toHaveCount(0, { timeout: 60_000 });
  expect(await account.updatesOfGroups()).toBe(1);
});
