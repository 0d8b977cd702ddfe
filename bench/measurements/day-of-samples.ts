import { CreateDeploymentConfigCommand, UpdateDeploymentGroupCommand } from '@aws-sdk/client-codedeploy';
import type { Page } from 'playwright';
import { Account } from '../../e2e/support/account.ts';
import { inBrowser } from '../in-browser.ts';
import { inLab, type Lab } from '../lab.ts';
import { atMost, withoutLimit, type Figure, type Measurement } from '../measurement.ts';
import { quantile } from '../quantile.ts';
import { waitFor } from '../wait.ts';

const HOURS = 24;
const CONFIG = 'Linear2PercentEvery30Minutes';
const FRAME_MS = 1000 / 60;

export const dayOfSamples: Measurement = {
  name: 'day-of-samples',
  what: `frames of a rollout page with ${HOURS} h of samples while it is hovered and scrolled`,
  measure: () => {
    let id = '';
    const before = async (_: unknown, endpoint: string) => {
      id = await longRollout(new Account(endpoint));
    };
    return inLab({ scenario: 'empty', before }, async (lab) => {
      const minutes = await countedMinutes(lab, id);
      return inBrowser(async (page) => {
        await page.goto(`${lab.url}/default/rollouts/${id}`, { waitUntil: 'load' });
        const chart = page.getByRole('slider').first();
        await chart.waitFor();
        // The page's own start-up is measured elsewhere.
        await page.waitForTimeout(3000);
        await chart.scrollIntoViewIfNeeded();
        const hovering = await frames(page, () => hover(page));
        const scrolling = await frames(page, () => scroll(page));
        return [
          ...figures('hovering', hovering),
          ...figures('scrolling', scrolling),
          withoutLimit('minutes with counts', String(minutes)),
        ];
      });
    });
  },
};

/**
 * A rollout that has been shifting for a day. Created last before the dashboard starts, which so finds the day as
 * history.
 */
async function longRollout(account: Account): Promise<string> {
  const given = await account.givenGroup({ functionName: 'slow-mover', perMinute: 120 });
  await account.codeDeploy.send(
    new CreateDeploymentConfigCommand({
      deploymentConfigName: CONFIG,
      computePlatform: 'Lambda',
      trafficRoutingConfig: { type: 'TimeBasedLinear', timeBasedLinear: { linearPercentage: 2, linearInterval: 30 } },
    }),
  );
  await account.codeDeploy.send(
    new UpdateDeploymentGroupCommand({
      applicationName: given.application,
      currentDeploymentGroupName: given.group,
      deploymentConfigName: CONFIG,
    }),
  );
  const id = await account.deploy(given, '1', '2');
  await account.pass(HOURS * 3600);
  return id;
}

interface Answer {
  versions: Record<string, { invocations: (number | null)[] }>;
}

/** Waits until the dashboard has read the day from CloudWatch. Returns how many of its minutes have counts. */
async function countedMinutes(lab: Lab, id: string): Promise<number> {
  return waitFor(`${HOURS} h of samples`, async () => {
    const { versions } = await lab.ask<Answer>(`/api/default/rollouts/${id}/series`);
    const counts = Object.values(versions).map(
      ({ invocations }) => invocations.filter((value) => value !== null).length,
    );
    const most = Math.max(0, ...counts);
    return most >= (HOURS - 1) * 60 ? most : null;
  });
}

/** The times between frames during `act`, in ms. */
async function frames(page: Page, act: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    const recorder = { isOn: true, times };
    Object.assign(window, { frameRecorder: recorder });
    const record = (at: number) => {
      times.push(at);
      if (recorder.isOn) requestAnimationFrame(record);
    };
    requestAnimationFrame(record);
  });
  await act();
  const times = await page.evaluate(() => {
    const { frameRecorder } = window as unknown as { frameRecorder: { isOn: boolean; times: number[] } };
    frameRecorder.isOn = false;
    return frameRecorder.times;
  });
  return times.slice(1).map((at, index) => at - (times[index] ?? at));
}

/** Over the whole width of the first chart and back, in about three seconds, as by hand. */
async function hover(page: Page): Promise<void> {
  const box = await page.getByRole('slider').first().boundingBox();
  if (box === null) throw new Error('The chart is not on the screen.');
  for (let step = 0; step <= 240; step++) {
    const part = step <= 120 ? step / 120 : (240 - step) / 120;
    await page.mouse.move(box.x + 2 + part * (box.width - 4), box.y + box.height / 2);
    await page.waitForTimeout(8);
  }
}

async function scroll(page: Page): Promise<void> {
  for (let step = 0; step < 160; step++) {
    await page.mouse.wheel(0, step < 80 ? 40 : -40);
    await page.waitForTimeout(12);
  }
}

function figures(doing: string, times: readonly number[]): Figure[] {
  const late = times.filter((ms) => ms > FRAME_MS * 1.5).length;
  const worst = Math.max(0, ...times);
  return [
    atMost(
      `24 h of samples: a frame while ${doing}, p95`,
      FRAME_MS * 1.2,
      quantile(times, 0.95),
      (ms) => `${ms.toFixed(1)} ms`,
      `a fifth over 16.7 ms still shows 60 frames a second; ${late} of ${times.length} frames were dropped, the longest took ${Math.round(worst)} ms; drawn without a graphics card`,
    ),
  ];
}
