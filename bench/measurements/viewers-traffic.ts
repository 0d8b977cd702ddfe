import type { Health } from '../../lib/domain/live/health.ts';
import type { Rollout } from '../../lib/domain/rollout/rollout.ts';
import { activeRollouts } from '../active-rollouts.ts';
import { giveBrowserGlobals } from '../viewer/browser-globals.ts';
import { inLab, type Lab } from '../lab.ts';
import { atMost, withoutLimit, type Figure, type Measurement } from '../measurement.ts';
import { openPage, type Audience, type OpenPage } from '../viewer/open-page.ts';
import { loadPageQueries } from '../viewer/page-queries.ts';
import { quantile } from '../quantile.ts';
import { requestKind } from '../viewer/request-kind.ts';
import { createSeriesDelays } from '../viewer/series-delays.ts';
import { cores, kilobytes, megabytes, ms } from '../show.ts';
import { createTally } from '../viewer/tally.ts';
import { wait, waitFor } from '../wait.ts';
import { watchUsage } from '../watch-usage.ts';
import { createWireMeter } from '../viewer/wire-meter.ts';

const ROLLOUTS = 25;
const VIEWERS_OF_EACH = 20;
const VIEWERS = ROLLOUTS * VIEWERS_OF_EACH;
/** After the last page has read its first data. */
const SETTLE_MS = 10_000;
/** Whole minutes: the watcher reads counts once a minute. */
const MINUTES = 2;

export const viewersTraffic: Measurement = {
  name: 'viewers-traffic',
  what: `what ${VIEWERS} open pages of ${ROLLOUTS} running rollouts ask for and receive, ${MINUTES} minutes`,
  measure: () => inLab({ scenario: 'busy-25' }, measure),
};

async function measure(lab: Lab): Promise<Figure[]> {
  const rollouts = await readRollouts(lab);
  const counts = createTally();
  const events = createTally();
  let broken = 0;
  const audience: Audience = {
    url: lab.url,
    holdQueries: await loadPageQueries(),
    health: await lab.ask<Health>('/api/health'),
    requests: createWireMeter(),
    stream: createWireMeter(),
    delays: createSeriesDelays(),
    onRequest: (path) => counts.add(requestKind(path)),
    onEvent: ({ type, data }) => events.add(type, data.length),
    onBreak: () => void (broken += 1),
  };
  const takeBack = giveBrowserGlobals();
  const pages: OpenPage[] = [];
  try {
    for (let viewer = 0; viewer < VIEWERS_OF_EACH; viewer++) {
      for (const rollout of rollouts) pages.push(openPage(audience, rollout));
      // A page makes a handful of requests when it opens: spread them out.
      await wait(500);
    }
    await allRead(pages);
    await wait(SETTLE_MS);
    counts.forget();
    events.forget();
    audience.delays.forget();
    const bytesBefore = { requests: audience.requests.bytes(), stream: audience.stream.bytes() };
    const own = process.cpuUsage();
    const server = await watchUsage(lab.dashboardPid, MINUTES * 60_000);
    const { user, system } = process.cpuUsage(own);
    const ownCores = (user + system) / 1000 / server.elapsedMs;
    const aMinute = (value: number) => (value / server.elapsedMs) * 60_000;
    const stream = aMinute(audience.stream.bytes() - bytesBefore.stream);
    const requests = aMinute(audience.requests.bytes() - bytesBefore.requests);
    const { delays, unfinished } = audience.delays.all(VIEWERS_OF_EACH);
    return [
      withoutLimit(
        `requests a minute, ${VIEWERS} viewers`,
        String(Math.round(aMinute(counts.all()))),
        `${counts.words((count) => aMinute(count).toFixed(0))}${broken === 0 ? '' : `; ${broken} streams broke off`}`,
      ),
      withoutLimit(
        'bytes a minute that they receive, stream',
        megabytes(stream),
        `on the wire, not compressed; each viewer: ${events.words((bytes) => kilobytes(aMinute(bytes / VIEWERS)))}`,
      ),
      withoutLimit('bytes a minute that they receive, answers', kilobytes(requests), 'on the wire: gzip, with headers'),
      atMost('server CPU with their requests', 1, server.cores, cores, server.cores === null ? 'needs /proc' : null),
      atMost('server memory (most resident)', 400e6, server.mostBytes, megabytes),
      withoutLimit(
        'a series event until the last viewer of its rollout has the new series, p95',
        show(quantile(delays, 0.95)),
        [
          `p50 ${show(quantile(delays, 0.5))}, worst ${show(quantile(delays, 1))}`,
          `${delays.length} events × ${VIEWERS_OF_EACH} viewers`,
          `${unfinished} events had not reached all of them at the end`,
          `the viewers took ${cores(ownCores)} of the same machine`,
        ].join('; '),
      ),
    ];
  } finally {
    for (const page of pages) page.close();
    takeBack();
  }
}

async function allRead(pages: readonly OpenPage[]): Promise<void> {
  let left = pages;
  await waitFor('all pages, read', async () => {
    left = left.filter((page) => !page.isQuiet());
    return left.length === 0 ? true : null;
  });
}

async function readRollouts(lab: Lab): Promise<Rollout[]> {
  const ids = await activeRollouts(lab, ROLLOUTS);
  return Promise.all(ids.slice(0, ROLLOUTS).map((id) => lab.ask<Rollout>(`/api/default/rollouts/${id}`)));
}

function show(value: number | null): string {
  return value === null ? '—' : ms(value);
}
