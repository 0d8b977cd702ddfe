import { DeployAlarmsChoice } from '@/components/actions/deploy/deploy-alarms-choice.tsx';
import { AppSpecDetails } from '@/components/actions/deploy/app-spec-details.tsx';
import { IgnoreAlarms } from '@/components/actions/deploy/ignore-alarms.tsx';
import { NowAfter } from '@/components/actions/dialog/now-after.tsx';
import { type OutcomeFact, OutcomeFacts } from '@/components/actions/dialog/outcome-facts.tsx';
import { ReasonField } from '@/components/actions/dialog/reason-field.tsx';
import { UntilChoice } from '@/components/actions/bypass/until-choice.tsx';
import type { UntilDraft } from '@/components/actions/bypass/until-draft.ts';
import { makeDraft } from '@/components/gallery/fixtures/make-draft.ts';
import { makeIdleGroup, redAlarm, slowAlarm } from '@/components/gallery/fixtures/make-orders.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { Scene } from '@/components/gallery/scene.tsx';
import { specimensOf } from '@/components/gallery/specimen.ts';

const idle = makeIdleGroup();
const nothing = () => undefined;
const UNTIL: UntilDraft = { kind: 'next-success', latest: true, latestClock: '18:00', clock: '15:30' };
const UNTILS: Record<string, UntilDraft> = {
  'next-success': UNTIL,
  'next-success-no-limit': { ...UNTIL, latest: false },
  time: { ...UNTIL, kind: 'time' },
  'time-not-valid': { ...UNTIL, kind: 'time', clock: '27:9' },
};
const FACTS: Record<OutcomeFact['state'], string> = {
  done: 'd-3XQ8T9K1B: Stopped by hand.',
  running: 'Waiting for the deployment that rolls it back.',
  bad: 'CodeDeploy says that the alarms are obeyed.',
  unknown: 'Where orders-api:live is now could not be read.',
};

/** Parts of dialogs in states that a press leads to. */
export const DIALOG_PARTS = [
  ...specimensOf(
    'until',
    mapValues(UNTILS, (draft) => (
      <Scene>
        <UntilChoice draft={draft} onChange={nothing} locked={false} />
      </Scene>
    )),
  ),
  ...specimensOf('until', {
    locked: (
      <Scene>
        <UntilChoice draft={UNTIL} onChange={nothing} locked />
      </Scene>
    ),
  }),
  ...specimensOf<OutcomeFact['state']>(
    'outcome',
    mapValues(FACTS, (text, state) => (
      <OutcomeFacts title="AWS answered at 14:04:12." facts={[{ key: state, state, text }]} />
    )),
  ),
  ...specimensOf('now-after', {
    known: (
      <NowAfter
        now={[
          { version: '42', percent: 40, role: 'candidate' },
          { version: '41', percent: 60, role: 'baseline' },
        ]}
        after={[{ version: '41', percent: 100, role: 'baseline' }]}
      />
    ),
    'not-known': <NowAfter now={null} after={[{ version: '39', percent: 100, role: null }]} />,
  }),
  ...specimensOf('reason', {
    'too-long': (
      <ReasonField
        value={'so it goes on '.repeat(40)}
        onChange={nothing}
        hint="Read by everybody"
        locked={false}
        ref={null}
      />
    ),
    locked: (
      <ReasonField value="Error rate of 42 is up" onChange={nothing} hint="Read by everybody" locked ref={null} />
    ),
  }),
  ...specimensOf('ignore-alarms', {
    off: <IgnoreAlarms tripped={[redAlarm]} found={[]} checked={false} onChange={nothing} locked={false} />,
    on: <IgnoreAlarms tripped={[redAlarm, slowAlarm]} found={[]} checked onChange={nothing} locked={false} />,
  }),
  ...specimensOf('alarms-choice', {
    obeyed: <DeployAlarmsChoice group={idle} ignores={false} onChange={nothing} locked={false} />,
    ignored: <DeployAlarmsChoice group={idle} ignores onChange={nothing} locked />,
  }),
  ...specimensOf('app-spec', {
    known: (
      <AppSpecDetails
        draft={makeDraft(idle, '42')}
        isFirst={false}
        withoutHooks={false}
        onWithoutHooks={nothing}
        locked={false}
      />
    ),
  }),
];
