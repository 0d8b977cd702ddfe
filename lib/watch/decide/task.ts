/** What the watcher can do next. */
export type Task =
  | { kind: 'active-list' }
  | { kind: 'deployments' }
  | { kind: 'group'; id: string }
  | { kind: 'plan'; id: string }
  | { kind: 'alias'; id: string }
  | { kind: 'lifecycle'; id: string }
  | { kind: 'active-alarms' }
  | { kind: 'minutes-before' }
  | { kind: 'minutes' }
  | { kind: 'account' }
  | { kind: 'history' }
  | { kind: 'rotation' }
  | { kind: 'idle-alarms' }
  | { kind: 'traffic' };

/** A task's key, so that it is not run twice at once. */
export function taskKey(task: Task): string {
  return 'id' in task ? `${task.kind} ${task.id}` : task.kind;
}
