'use client';

import { groupApiPath } from '@/lib/client/api/api-paths.ts';
import { useAwsClock } from '@/lib/client/stream/live-context.ts';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import type { ActionName } from '@/lib/domain/acting/action.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { IntentSubject } from './find-intent.ts';
import { showUnseenOutcome } from './show-unseen-outcome.ts';
import { ACTION_LOOKS } from '@/components/actions/looks.ts';
import { useFreshGroup } from '@/components/actions/dialog/use-fresh-group.ts';
import { type DialogIntent, useIntent } from './use-intent.ts';
import { type Picture, usePicture } from './use-picture.ts';

/** What every dialog about a group works with. */
export interface GroupAction<T> {
  /** Read from AWS regularly while the dialog is open. */
  group: Group;
  /** The group's address in the API. */
  path: string;
  state: DialogIntent<T>['state'];
  /** Sent: the choices cannot change any more. */
  locked: boolean;
  /** For `ActionDialog`. */
  dialog: { title: string; subject: IntentSubject; intent: DialogIntent<T>; picture: Picture };
}

export function useGroupAction<T>(opened: Group, action: ActionName): GroupAction<T> {
  const { group, isReading } = useFreshGroup(opened);
  const clock = useAwsClock();
  const title = ACTION_LOOKS[action].title(aliasName(group));
  const intent = useIntent<T>(clock.now, (state) => showUnseenOutcome(title, state));
  const picture = usePicture(group.target, group.asOf, { isReading });
  const { target, application, group: name, functionName } = group;
  const subject = { action, target, application, group: name, functionName, rolloutId: null };
  const { state } = intent;
  return {
    group,
    path: groupApiPath(target, application, name),
    state,
    locked: state.kind === 'sending' || state.kind === 'unknown',
    dialog: { title, subject, intent, picture },
  };
}
