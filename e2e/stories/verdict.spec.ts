import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/story.ts';

const FAILS = 'Version 2 fails more often';
const SLOW = 'Version 2 is slow more often over';

async function downloaded(page: Page, name: string): Promise<{ file: string; text: string }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const download = await coming;
  return { file: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('a bad canary is called worse before its alarm, and the comparison is taken along', async ({
  account,
  page,
  open,
  context,
  dashboard,
}) => {
  test.setTimeout(240_000);
  const checkout = await account.givenGroup({
    functionName: 'checkout',
    perMinute: 1200,
    behaviour: { 1: { errorPercent: 0.2 }, 2: { errorPercent: 40, p50Ms: 400, p99Ms: 900 } },
    alarms: [{ EvaluationPeriods: 3, DatapointsToAlarm: 3 }],
  });
  await account.pass(900);
  await open('/');
  await expect(page.getByRole('link', { name: /checkout/ }).first()).toBeVisible();
  const id = await account.deploy(checkout, '1', '2');
  await account.pass(10);
  await open(`/default/rollouts/${id}`);
  const comparison = page.getByRole('region', { name: 'Comparison of the versions' });
  await account.pass(80);

  // The watcher reads minutes at most twice a real minute.
  await expect(comparison).toContainText(FAILS, { timeout: 90_000 });
  await expect(comparison).toContainText(SLOW);
  await expect(comparison).toContainText('the p90 of the old version in the hour before');
  await expect(comparison.getByRole('button', { name: 'Stop and roll back' })).toBeVisible();
  expect(await account.alarmState('checkout-errors')).toBe('OK');
  await open('/');
  await expect(page.getByText(/^Worse: \d/).first()).toBeVisible();

  // It does nothing by itself: the alarm ends the rollout, and "worse" is shown with its lead.
  await open(`/default/rollouts/${id}`);
  await expect
    .poll(
      async () => {
        await account.pass(10);
        return (await account.deployment(id)).status;
      },
      { timeout: 60_000 },
    )
    .toBe('Stopped');
  await expect(page.getByText('Stopped by alarm').first()).toBeVisible({ timeout: 60_000 });
  const lead = new RegExp(`${FAILS}, .+ before the alarm`);
  await expect(page.getByRole('region', { name: 'Activity' }).getByText(lead)).toBeVisible({
    // The end may be read before the alarm; alarms of ended rollouts are read every 45 s.
    timeout: 75_000,
  });
  await expect(page.getByRole('listitem').filter({ hasText: lead }).first()).toBeAttached();
  await expect(page.getByRole('region', { name: 'The two versions, side by side' })).toContainText('Evidence');
  await expect(comparison.getByRole('button', { name: 'Stop and roll back' })).toHaveCount(0);

  // This function's calls are synthetic, so it has no log.
  await comparison.getByRole('button', { name: 'Count cold starts' }).click();
  await expect(comparison).toContainText('The logs do not say: There is no log group /aws/lambda/checkout.');

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await comparison.getByRole('button', { name: 'Copy the comparison as Markdown' }).click();
  await expect(comparison).toContainText('Copied');
  const markdown = await page.evaluate(() => navigator.clipboard.readText());
  expect(markdown).toContain(`rollout ${id}`);
  expect(markdown).toContain(FAILS);
  expect(markdown).toContain(SLOW);
  expect(markdown).toMatch(/\| Failure rate \| [\d.]+% \| [\d.]+% \|/);
  expect(markdown).toMatch(/\| Slow rate \| [\d.]+% \| [\d.]+% \|/);

  const csv = await downloaded(page, 'Download the comparison as CSV');
  expect(csv.file).toBe(`${id}.csv`);
  expect(csv.text.split('\r\n')[0]).toBe('measure,baseline 1,candidate 2');
  expect(csv.text).toMatch(/\r\nslow,\d+,\d+\r\n/);

  const json = await downloaded(page, 'Download the comparison as JSON');
  expect(json.file).toBe(`${id}.json`);
  const exported = JSON.parse(json.text);
  expect(exported).toMatchObject({
    rollout: id,
    verdict: { kind: 'worse', slow: { kind: 'worse', limit: { alarm: null } } },
  });
  expect(exported.candidate.failed).toBeGreaterThan(exported.baseline.failed);

  // The last verdict is kept: another process shows the same.
  await account.pass(3600);
  const before = await comparison.getByText(FAILS).first().textContent();
  // An open page would try to reach the dashboard while it is down, and log that.
  await page.goto('about:blank');
  await dashboard.stop();
  await dashboard.start();
  await open(`/default/rollouts/${id}`);
  await expect(comparison.getByText(FAILS).first()).toHaveText(before ?? '');
  await expect(page.getByRole('region', { name: 'Activity' }).getByText(lead)).toBeVisible();
});
