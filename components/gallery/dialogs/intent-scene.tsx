'use client';

import { type ReactNode, useEffect, useState } from 'react';
import type { createIntent, Intent, IntentState } from '@/components/actions/intent/create-intent.ts';
import { IntentMaker } from '@/components/actions/intent/use-intent.ts';

const REASON = 'Error rate of 42 is up since step 3, see the orders channel';

/** Shows a dialog with its intent in a state, as if the reason had been written and the button pressed. */
export function IntentScene({ state, children }: { state: IntentState<unknown>; children: ReactNode }) {
  const [make] = useState(() => (() => still(state)) as typeof createIntent);
  useReason();
  return <IntentMaker value={make}>{children}</IntentMaker>;
}

/** Writes a reason into the open dialog. */
export function WithReason({ children }: { children: ReactNode }) {
  useReason();
  return children;
}

function still(state: IntentState<unknown>): Intent<unknown> {
  return {
    state: () => state,
    send: () => Promise.resolve(),
    sendAgain: () => Promise.resolve(),
    subscribe: () => () => undefined,
  };
}

function useReason(): void {
  useEffect(() => {
    if (writeReason()) return undefined;
    // A dialog comes to the page after what it stands in.
    const observer = new MutationObserver(() => {
      if (writeReason()) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
}

function writeReason(): boolean {
  const field = document.querySelector<HTMLTextAreaElement>('[role=dialog] textarea');
  if (!field) return false;
  // As typing looks to React, which has put a setter of its own over the browser's.
  Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, REASON);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}
