'use client';

import type { ComponentProps, ReactNode } from 'react';
import { ActionDialogs } from '@/components/actions/action-dialogs.tsx';
import type { IntentState } from '@/components/actions/intent/create-intent.ts';
import { ACTION_NAMES } from '@/lib/domain/acting/action.ts';
import type { Problem } from '@/lib/domain/errors/problem.ts';
import { toIso, toMs } from '@/lib/domain/time/iso.ts';
import type { Known } from '@/components/gallery/create-still-client.ts';
import { ago, NOW } from '@/components/gallery/fixtures/moments.ts';
import { Scene } from '@/components/gallery/scene.tsx';
import { type Specimen, specimensOf } from '@/components/gallery/specimen.ts';
import { ACTION_CASES, type ActionCase } from './action-cases.ts';
import { IntentScene, WithReason } from './intent-scene.tsx';
import { PERMISSIONS_OF } from '@/lib/domain/acting/permissions-of.ts';

/** What became of the press of a dialog's button. */
type Pressed = Exclude<IntentState<unknown>['kind'], 'draft'>;
/** What a dialog can be like, whatever its action. */
type DialogState =
  | 'opened'
  | 'ready'
  | 'old-picture'
  | 'reading'
  | 'cut-off'
  | 'viewer'
  | 'permission'
  | 'lost'
  | Pressed;

const nothing = () => undefined;
const ASKED = { askedAt: ago(3) };

const REFUSAL: Problem = {
  type: 'about:blank',
  title: 'AWS refused',
  status: 409,
  code: 'AWS_ERROR',
  detail: 'CodeDeploy says that the deployment has ended already.',
  awsError: {
    name: 'DeploymentAlreadyCompletedException',
    message: 'The deployment d-3XQ8T9K1B is already completed.',
    requestId: '8f2b1c9e-1f0d-4c3a-9f77-0d6f1b7b3c55',
  },
};

/** One dialog by itself, with what was read around it. */
export function OpenDialog({
  request,
  known = [],
  ...scene
}: { request: ActionCase['request'] } & Omit<ComponentProps<typeof Scene>, 'children'>) {
  return (
    <Scene known={known} {...scene}>
      <ActionDialogs request={request} onClose={nothing} />
    </Scene>
  );
}

function statesOf(
  { request, known, answer, knownAfterwards }: ActionCase,
  neededAction: string,
): Record<DialogState, ReactNode> {
  const dialog = <OpenDialog request={request} known={known} />;
  const pressed = (state: IntentState<unknown>, more: Known[] = []) => (
    <IntentScene state={state}>
      <OpenDialog request={request} known={[...known, ...more]} />
    </IntentScene>
  );
  return {
    opened: dialog,
    ready: <WithReason>{dialog}</WithReason>,
    'old-picture': <OpenDialog request={request} known={known} now={toIso(toMs(NOW) + 28_000)} />,
    reading: <OpenDialog request={request} known={[...known, ...beingRead(request)]} now={toIso(toMs(NOW) + 28_000)} />,
    'cut-off': <OpenDialog request={request} known={known} now={toIso(toMs(NOW) + 42_000)} isLost />,
    viewer: <OpenDialog request={request} known={known} isViewer />,
    sending: pressed({ kind: 'sending', ...ASKED }),
    refused: pressed({ kind: 'refused', ...ASKED, problem: REFUSAL }),
    permission: pressed({
      kind: 'refused',
      ...ASKED,
      problem: {
        ...REFUSAL,
        status: 403,
        code: 'AWS_ACCESS_DENIED',
        detail: `User: arn:aws:sts::123456789012:assumed-role/sluice is not authorized to perform: ${neededAction}`,
        missingAction: neededAction,
      },
    }),
    lost: pressed({ kind: 'unknown', ...ASKED, problem: null, command: { method: 'POST', path: '', body: {} } }),
    unknown: pressed({
      kind: 'unknown',
      ...ASKED,
      problem: { ...REFUSAL, status: 504, code: 'AWS_UNREACHABLE', detail: 'AWS did not answer: it may have acted.' },
      command: { method: 'POST', path: '', body: {} },
    }),
    done: pressed({ kind: 'done', ...ASKED, answeredAt: NOW, value: answer }, knownAfterwards),
  };
}

/** The group of a dialog is being read from AWS. */
function beingRead(request: ActionCase['request']): Known[] {
  const { target, application, group } = 'rollout' in request ? request.rollout : request.group;
  return [{ key: ['fresh-group', target, application, group], isReading: true }];
}

/** Every action's dialog in every state. */
export const ACTION_STATES: Specimen[] = ACTION_NAMES.flatMap((name) =>
  specimensOf(name, statesOf(ACTION_CASES[name], PERMISSIONS_OF[name][0] ?? '')),
);
