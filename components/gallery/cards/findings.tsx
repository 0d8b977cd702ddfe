import { FindingList } from '@/components/preflight/finding-list.tsx';
import { PreflightCard } from '@/components/preflight/preflight-card.tsx';
import { findingsIn } from '@/lib/domain/preflight/preflight-of.ts';
import type { Detection } from '@/lib/domain/detection/detection.ts';
import type { FindingCode, Preflight } from '@/lib/domain/preflight/preflight.ts';
import type { PreflightFacts } from '@/lib/domain/preflight/preflight-facts.ts';
import { makeIdleGroup } from '@/components/gallery/fixtures/make-orders.ts';
import { ofPreflight, preflightKey } from '@/components/gallery/fixtures/make-known.ts';
import { IGNORING, makeDetection, makeFinding, makePreflight } from '@/components/gallery/fixtures/make-preflight.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { Scene } from '@/components/gallery/scene.tsx';
import { specimensOf } from '@/components/gallery/specimen.ts';
import { FINDING_FACTS } from './finding-facts.ts';

const poor = makeDetection({
  cases: [
    { errorPercent: 20, stoppedPercent: 3, failedCalls: 200, medianSeconds: null, lateStoppedPercent: null },
    { errorPercent: 100, stoppedPercent: 61, failedCalls: 820, medianSeconds: 280, lateStoppedPercent: null },
  ],
  notCounted: [],
});

const STOPS_NOTHING = {
  cases: [{ errorPercent: 100, stoppedPercent: 0, failedCalls: 84, medianSeconds: null, lateStoppedPercent: null }],
  counted: [],
};

/** In the words of the product; how surely alarms would stop it is not worked out for it. */
const foundIn = (facts: PreflightFacts) => findingsIn(facts, poor);

const group = makeIdleGroup();
const card = (preflight: Preflight) => (
  <Scene known={[ofPreflight(group, preflight)]}>
    <PreflightCard group={group} />
  </Scene>
);
const note = (number: number) =>
  makeFinding({
    code: 'alarm-alias-wide',
    severity: 'notes',
    subject: `orders-${number}`,
    sentence: `orders-${number} sees both versions.`,
  });

/** What pre-flight says: each finding, and the card that holds them. */
export const FINDINGS = [
  ...specimensOf<FindingCode>('finding', {
    ...mapValues(FINDING_FACTS, (facts, code) => {
      const findings = foundIn(facts).filter((finding) => finding.code === code);
      if (findings.length === 0) throw new Error(`the facts for ${code} do not show it`);
      return <FindingList preflight={makePreflight({ findings })} />;
    }),
    'alarms-ignored-for-it': <FindingList preflight={IGNORING} />,
  }),
  ...specimensOf<NonNullable<Detection['never']>>('preflight-never', {
    ignored: card(makePreflight({ detection: makeDetection({ ...STOPS_NOTHING, never: 'ignored' }) })),
    'no-alarms': card(makePreflight({ detection: makeDetection({ ...STOPS_NOTHING, never: 'no-alarms' }) })),
    'all-at-once': card(makePreflight({ detection: makeDetection({ ...STOPS_NOTHING, never: 'all-at-once' }) })),
    blind: card(makePreflight({ detection: makeDetection({ ...STOPS_NOTHING, never: 'blind' }) })),
  }),
  ...specimensOf('preflight-chance', {
    range: card(
      makePreflight({
        detection: makeDetection({
          cases: makeDetection().cases.map((each) => ({
            ...each,
            lateStoppedPercent: (each.stoppedPercent ?? 0) / 2,
          })),
        }),
      }),
    ),
    'at-least': card(makePreflight({ detection: makeDetection({ isAtLeast: true }) })),
    'not-known': card(
      makePreflight({
        detection: makeDetection({
          cases: [
            {
              errorPercent: 100,
              stoppedPercent: null,
              failedCalls: null,
              medianSeconds: null,
              lateStoppedPercent: null,
            },
          ],
          counted: [],
        }),
      }),
    ),
  }),
  ...specimensOf('preflight', {
    calm: card(makePreflight({ detection: makeDetection() })),
    'would-be-stopped': card(makePreflight({ findings: [makeFinding()], detection: makeDetection() })),
    'no-traffic': card(makePreflight({ detection: makeDetection({ callsPerMinute: 0, cases: [] }) })),
    'not-all-read': card(
      makePreflight({ unread: ['the concurrency of orders-api: AWS refused lambda:GetFunctionConcurrency.'] }),
    ),
    'more-notes': card(makePreflight({ findings: [1, 2, 3].map(note) })),
    awaited: (
      <Scene>
        <PreflightCard group={group} />
      </Scene>
    ),
    failed: (
      <Scene known={[{ key: preflightKey(group), failed: 'Lambda does not answer.' }]}>
        <PreflightCard group={group} />
      </Scene>
    ),
  }),
];
