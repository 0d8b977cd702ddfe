import { expect, test } from '@playwright/test';
import { readKeptAnswers, type KeptAnswers } from '../support/kept-answers.ts';
import { keptAnswers, keptPages, startKeptDashboard } from '../support/kept-database.ts';
import { readKeptPages } from '../support/kept-pages.ts';

// Sluice once stored sentences instead of facts. e2e/fixtures/before-facts.* are a database of that time, and what its
// own code showed and answered. No code can write them again.

/** What is worded otherwise on purpose since then. */
const REWORDED: readonly [RegExp, string | ((words: string, ...found: string[]) => string)][] = [
  [/is not reckoned with:/g, 'is left out:'],
  [/first seen so at/g, 'first seen there at'],
  // AWS does not answer, so the first reading never ends: no chip's count is final.
  [
    /^(All|Shifting now|Needs attention|Alarms bypassed|Drifted|Idle)\n([\d,]+)$/gm,
    (_, name = '', count = '') => `${name}\n${count === '0' ? '?' : `${count}+`}`,
  ],
];

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
      const wanted = REWORDED.reduce((words, [old, since]) => replaced(words, old, since), text);
      expect.soft(now[path], path).toBe(wanted);
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

function replaced(text: string, old: RegExp, since: (typeof REWORDED)[number][1]): string {
  return typeof since === 'string' ? text.replace(old, since) : text.replace(old, since);
}

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
