'use client';

import { useSyncExternalStore } from 'react';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** What a person asked to do. Groups and rollouts are as of the press; dialogs follow them live. */
export type ActionRequest =
  | { kind: 'stop'; rollout: Rollout; group: Group | null }
  | { kind: 'stop-and-roll-back'; rollout: Rollout; group: Group | null }
  /** No version: one is chosen in the dialog. */
  | { kind: 'roll-back'; group: Group; toVersion?: string }
  | { kind: 'bypass'; group: Group }
  | { kind: 'end-bypass-later'; group: Group }
  /** No `configName`: the group's own. */
  | { kind: 'deploy'; group: Group; version?: string; configName?: string; ignoreAlarms?: boolean }
  | { kind: 'fix-alias'; group: Group; version?: string }
  | { kind: 're-arm'; group: Group };

/** One opened dialog. `serial` distinguishes two openings of the same dialog; `opener` gets the focus back. */
export interface OpenAction {
  serial: number;
  request: ActionRequest;
  opener: HTMLElement | null;
}

/*
 * The open dialog lives outside the button that opened it: a rollout's row leaves the list when the rollout ends, and
 * must not take with it the dialog that is about to say what AWS answered.
 */
let current: OpenAction | null = null;
let serial = 0;
const listeners = new Set<() => void>();

function change(next: OpenAction | null): void {
  current = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens the dialog of an action; `ActionHost` shows it. Focus returns to `opener`, or to what has the focus now. */
export function openAction(request: ActionRequest, opener?: HTMLElement | null): void {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  serial += 1;
  change({ serial, request, opener: opener ?? focused });
}

export function closeAction(): void {
  change(null);
}

export function useOpenAction(): OpenAction | null {
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => null,
  );
}
