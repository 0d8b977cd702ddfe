import { expect, test } from '@playwright/test';
import { readKeptAnswers, type KeptAnswers } from '../support/kept-answers.ts';
import { keptAnswers, keptPages, startKeptDashboard } from '../support/kept-database.ts';
import { readKeptPages } from '../support/kept-pages.ts';
import { reworded, withoutAdded, withoutGuard } from '../support/reworded.ts';

// Sluice once stored sentences instead of facts. e2e/fixtures/before-facts.* are a database of that time, and what its
// own code showed and answered. No code can write them again.

// A trace of so many pages costs more than reading them.
test.use({ trace: 'off' });

test('a database of sentences opens, and every page says what it said', async ({ browser }) => {
  // About seventy pages: half a minute of two cores, more on a busy machine.
  test.setTimeout(300_000);
  const before = keptPages();
  const dashboard = await startKeptDashboard();
  try {
    const now = await readKeptPages(browser, dashboard.url, Object.keys(before));
    for (const [path, text] of Object.entries(before)) {
      const shown = withoutAdded(now[path] ?? '');
      expect.soft(withoutGuard(path, shown), path).toBe(withoutGuard(path, reworded(path, text)));
    }
  } finally {
    await dashboard.stop();
  }
});

test('no rollout, group, event or audit entry of a database of sentences is lost or doubled', async () => {
  const before = keptAnswers();
  const dashboard = await startKeptDashboard();
  try {
    const now = await readKeptAnswers(dashboard.url, Object.keys(before.series));
    expect(countsOf(now)).toEqual(countsOf(before));
  } finally {
    await dashboard.stop();
  }
});

function countsOf({ groups, rollouts, audit, series }: KeptAnswers) {
  return {
    groups: groups.map(({ application, group }) => `${application} ${group}`).toSorted(),
    rollouts: rollouts.map(({ id }) => id),
    audit: audit.map(({ id, action, outcome }) => `${id} ${action} ${outcome.kind}`),
    events: Object.entries(series).map(
      ([id, { events }]) =>
        `${id} ${events
          .map(({ kind }) => kind)
          .toSorted()
          .join()}`,
    ),
  };
}
