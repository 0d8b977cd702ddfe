import { AxeBuilder } from '@axe-core/playwright';
import { findCutOff } from '../support/find-cut-off.ts';
import { expect, test, trafficNow } from '../support/story.ts';

test('on a phone: a rollout is watched and stopped', async ({ account, page, open }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const checkout = await account.givenGroup({ functionName: 'checkout', perMinute: 300 });
  const id = await account.deploy(checkout, '1', '2');
  await account.pass(5);
  await open('/');
  await page
    .getByRole('link', { name: /checkout/ })
    .first()
    .click();
  await expect(trafficNow(page)).toContainText('10%of calls');
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  const button = page.getByRole('button', { name: 'Stop and roll back' });
  expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await button.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /reason/i }).fill('From the train');
  await dialog.getByRole('button', { name: 'Stop and roll back' }).click();
  await expect.poll(async () => (await account.deployment(id)).status).toBe('Stopped');
  await account.pass(20);
  await expect(page.getByText('Stopped by hand').first()).toBeVisible();
  expect((await account.deployment(id)).status).toBe('Stopped');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious, ${scheme}`, async ({ account, page, open }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    const orders = await account.givenGroup({ functionName: 'orders-api', perMinute: 300, alarms: [{}] });
    const id = await account.deploy(orders, '1', '2');
    await account.pass(200);
    for (const path of ['/', '/rollouts', '/audit', orders.path, `/default/rollouts/${id}`]) {
      await open(path);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
      if (path !== '/audit') await expect(page.getByText('orders-api').first()).toBeAttached();
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(
        serious.map(({ id: rule, nodes }) => `${path}: ${rule}: ${nodes[0]?.html}`),
        path,
      ).toEqual([]);
    }
    await page.getByRole('button', { name: 'Stop and roll back' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  });
}

test('nothing is cut off or stands out of its card, from a phone to a wide screen', async ({ account, page, open }) => {
  const anyError = { Threshold: 1 };
  const never = { Threshold: 1e6 };
  const payments = await account.givenGroup({
    functionName: 'payments-webhook-of-everything',
    perMinute: 300,
    behaviour: { '1': { errorPercent: 10 } },
    alarms: [
      { AlarmName: 'payments-errors', ...anyError },
      { AlarmName: 'payments-latency', ...never },
      { AlarmName: 'payments-throttles', ...never },
      { AlarmName: 'payments-cost', ...never },
    ],
  });
  const orders = await account.givenGroup({ functionName: 'orders-api', perMinute: 300, alarms: [never] });
  await account.pass(180);
  const stopped = await account.deploy(payments, '1', '2');
  const live = await account.deploy(orders, '1', '2');
  await account.pass(200);
  for (const path of [
    '/',
    '/rollouts',
    '/audit',
    payments.path,
    `/default/rollouts/${stopped}`,
    `/default/rollouts/${live}`,
  ]) {
    await open(path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
    if (path === '/') await expect(page.getByText('1 in ALARM').first()).toBeAttached();
    if (path.includes('/rollouts/')) await expect(page.locator('.recharts-surface').first()).toBeVisible();
    for (const width of [390, 768, 1024, 1280, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await expect.poll(() => findCutOff(page), `${path}, ${width} px wide`).toEqual([]);
    }
  }
});

test('by keyboard: search, move, open', async ({ account, page, open }) => {
  await account.givenGroup({ functionName: 'alpha' });
  await account.givenGroup({ functionName: 'beta' });
  await open('/');
  await expect(page.getByRole('link', { name: /beta/ }).first()).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText(/keyboard/i);
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/default\/groups\//);
});
