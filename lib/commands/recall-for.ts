import type { AuditEntry } from '../domain/acting/audit.ts';
import { AppError } from '../domain/errors/problem.ts';
import type { Group } from '../domain/group/group.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { CommandParts } from './command-parts.ts';

interface Remembered {
  rollout: Rollout;
  group: Group;
}

type Recall = { [K in keyof Remembered]: (entry: AuditEntry) => Promise<Remembered[K]> };

/** What a command that was done would answer now, by its audit entry. Throws AppError NOT_FOUND, AWS_*. */
export function recallFor({ watcher, store }: Pick<CommandParts, 'watcher' | 'store'>): Recall {
  return {
    async rollout({ target, subject, after }) {
      // A deployment that was made is told in `after`, by make-deployment.ts and resolve-pending-intents.ts.
      const made = after?.['rolloutId'];
      const id = typeof made === 'string' ? made : subject.rolloutId;
      if (id === null) throw new AppError('NOT_FOUND', 'Which deployment it was is not known.');
      return (
        watcher.rollout(target, id) ?? (await store.rollouts.find(target, id)) ?? watcher.refreshRollout(target, id)
      );
    },
    async group({ target, subject: { application, group } }) {
      return watcher.group(target, application, group) ?? watcher.refreshGroup(target, application, group);
    },
  };
}
