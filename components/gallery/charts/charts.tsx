import { RolloutCharts } from '@/components/rollout/rollout-charts.tsx';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { Moment } from '@/lib/domain/rollout/moments-of.ts';
import type { Series } from '@/lib/domain/series/series.ts';
import { toIso, toMs } from '@/lib/domain/time/iso.ts';
import { makeHistory, stepsUntil } from '@/components/gallery/fixtures/make-series.ts';
import { makeEnded, makeOrders } from '@/components/gallery/fixtures/make-orders.ts';
import { makeTarget } from '@/components/gallery/fixtures/make-target.ts';
import { ago, NOW } from '@/components/gallery/fixtures/moments.ts';
import { Scene } from '@/components/gallery/scene.tsx';
import { specimensOf } from '@/components/gallery/specimen.ts';

interface Drawn {
  series: Series;
  rollout?: Rollout;
  lambdaAt?: string | null;
  now?: string;
  width?: number;
}

function Chart({ series, rollout = makeOrders(), lambdaAt = ago(2), now = NOW, width }: Drawn) {
  return (
    <Scene now={now} target={makeTarget()}>
      <div style={width === undefined ? undefined : { width }}>
        <RolloutCharts rollout={rollout} series={series} lambdaAt={lambdaAt} rate={1} />
      </div>
    </Scene>
  );
}

/** Counted up to the minute before last. */
const COUNTED = 23;
const at = (seconds: number) => ago(seconds);
const watched = makeHistory(COUNTED);
const START = '2026-11-21T13:52:47.000Z';

const EVENTS: Record<Moment['kind'], Series['events'][number]> = {
  started: { at: START, kind: 'started' },
  step: { at: at(503), kind: 'step', percent: 20, version: '42' },
  moved: {
    at: at(300),
    kind: 'moved',
    parts: [
      { version: '39', percent: 60 },
      { version: '41', percent: 40 },
    ],
  },
  worse: { at: at(250), kind: 'worse', measure: 'failures', version: '42' },
  alarm: { at: at(155), kind: 'alarm', alarm: 'orders-errors' },
  'alarm-ok': { at: at(40), kind: 'alarm-ok', alarm: 'orders-errors' },
  stopped: { at: at(120), kind: 'stopped', errorCode: 'ALARM_ACTIVE' },
  failed: { at: at(119), kind: 'failed', errorCode: 'HOOK_EXECUTION_FAILURE' },
  'rolled-back': { at: at(112), kind: 'rolled-back', by: 'd-7RB2C4M9Z' },
  succeeded: { at: at(60), kind: 'succeeded' },
};

const worse = makeHistory(
  COUNTED,
  { failing: 9 },
  { events: [EVENTS.started, EVENTS.step, EVENTS.worse, EVENTS.alarm] },
);
const back = [...stepsUntil(toMs(ago(120))), { at: ago(112), percent: 0 }];
const stopped = makeHistory(
  COUNTED,
  { failing: 9 },
  {
    routed: back,
    events: [EVENTS.started, EVENTS.worse, EVENTS.alarm, EVENTS.stopped, EVENTS['rolled-back']],
  },
);
const unseen = [...stepsUntil(toMs(ago(500))), { at: ago(480), percent: null }, { at: ago(200), percent: 40 }];
const nothing = { t: watched.t, versions: {}, observedPercent: [], routedPercent: [], evidenceLog10: [] };
const DAY_MINUTES = 24 * 60;
const dayLater = toIso(toMs(START) + (DAY_MINUTES - 14) * 60_000);

/** How a rollout may go. */
export const COURSES = specimensOf('charts', {
  running: <Chart series={watched} />,
  worse: <Chart series={worse} />,
  'ended-by-alarm': <Chart series={stopped} rollout={makeEnded({ completedAt: ago(120) })} />,
  succeeded: (
    <Chart
      series={makeHistory(
        44,
        {},
        { events: [EVENTS.started, { at: toIso(toMs(START) + 28 * 60_000), kind: 'succeeded' }] },
      )}
      rollout={makeEnded({
        status: 'Succeeded',
        completedAt: toIso(toMs(START) + 28 * 60_000),
        rollback: makeOrders().rollback,
        error: null,
      })}
      now={toIso(toMs(START) + 40 * 60_000)}
    />
  ),
  'all-at-once': (
    <Chart
      series={makeHistory(
        COUNTED,
        {},
        { planned: [{ at: START, percent: 100 }], routed: [{ at: START, percent: 100 }] },
      )}
      rollout={makeOrders({
        plan: {
          configName: 'CodeDeployDefault.LambdaAllAtOnce',
          kind: 'all-at-once',
          steps: [{ afterSeconds: 0, percent: 100 }],
        },
        share: { ...makeOrders().share, routedPercent: 100, plannedPercent: 100, next: null },
      })}
    />
  ),
  'every-event': (
    <Chart series={{ ...worse, events: Object.values(EVENTS).toSorted((a, b) => a.at.localeCompare(b.at)) }} />
  ),
});

/** What may be missing. */
export const GAPS = specimensOf('charts', {
  gaps: (
    <Chart series={makeHistory(COUNTED, { isGap: (minute) => minute % 5 === 2 || (minute > 15 && minute < 19) })} />
  ),
  'not-watched-between': <Chart series={{ ...watched, routed: unseen, routedSource: 'mixed' }} />,
  'alias-not-read-now': <Chart series={watched} lambdaAt={ago(260)} />,
  rebuilt: <Chart series={{ ...watched, routedSource: 'rebuilt' }} />,
  'weights-not-seen': <Chart series={{ ...watched, routed: [], routedSource: 'none' }} lambdaAt={null} />,
  'counts-not-read': <Chart series={{ ...watched, ...nothing }} />,
  'no-data-at-all': (
    <Chart
      series={{ ...watched, ...nothing, planned: [], routed: [], events: [], routedSource: 'none' }}
      rollout={makeOrders({
        plan: { configName: 'Custom', kind: 'unknown', steps: [] },
        share: { ...makeOrders().share, routedPercent: null, next: null },
      })}
      lambdaAt={null}
    />
  ),
});

/** Few minutes and many, wide and narrow. */
export const SIZES = specimensOf('charts', {
  'first-minute': <Chart series={makeHistory(14)} now="2026-11-21T13:54:20.000Z" />,
  'few-calls': <Chart series={makeHistory(COUNTED, { callsPerMinute: 3 })} />,
  throttled: <Chart series={makeHistory(COUNTED, { throttled: true })} />,
  overdue: <Chart series={makeHistory(60)} now="2026-11-21T14:41:00.000Z" />,
  'a-day': <Chart series={makeHistory(DAY_MINUTES)} now={dayLater} />,
  compact: <Chart series={worse} width={358} />,
  'compact-a-day': <Chart series={makeHistory(DAY_MINUTES)} now={dayLater} width={358} />,
});
