'use client';

import { lazy, Suspense, useEffect, useRef } from 'react';
import { loadPersistently } from '@/components/ui/load-persistently.ts';
import { closeAction, type OpenAction, useOpenAction } from './open-action.ts';

const loadDialogs = () => loadPersistently(() => import('./action-dialogs.tsx'));
const Dialogs = lazy(() => loadDialogs().then((dialogs) => ({ default: dialogs.ActionDialogs })));

/** Shows the dialog that `openAction` asked for. Mounted once, by the shell, inside the live provider. */
export function ActionHost() {
  const open = useOpenAction();
  useReturningFocus(open);
  useEffect(() => {
    // Fetched ahead: nobody who has to stop a rollout should wait for a chunk, least of all when Sluice is in trouble.
    const timer = setTimeout(() => {
      loadDialogs().catch(() => undefined);
    }, 1500);
    return () => clearTimeout(timer);
  }, []);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <Dialogs key={open.serial} request={open.request} onClose={closeAction} />
    </Suspense>
  );
}

/** Gives the focus back to what opened the dialog, or, when that has left the page, to the page's main part. */
function useReturningFocus(open: OpenAction | null): void {
  const last = useRef<OpenAction | null>(null);
  useEffect(() => {
    const before = last.current;
    last.current = open;
    if (open || !before) return;
    const place = before.opener?.isConnected ? before.opener : document.querySelector<HTMLElement>('main');
    place?.focus({ preventScroll: true });
  }, [open]);
}
