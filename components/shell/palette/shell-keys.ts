'use client';

import { useRouter } from 'next/navigation';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTargetQuery } from '@/components/shell/use-target-query.ts';

/** Keys of every page. None of them acts on AWS, and none works while a dialog is open. */
export function useShellKeys({ onFind, onHelp }: { onFind: () => void; onHelp: () => void }): void {
  const router = useRouter();
  const query = useTargetQuery();
  const options = { preventDefault: true, enabled: () => document.querySelector('[role="dialog"]') === null };
  useHotkeys('/', () => focusPageSearch() || onFind(), { ...options, useKey: true });
  useHotkeys('mod+k', onFind, { ...options, enableOnFormTags: true });
  useHotkeys('?', onHelp, { ...options, useKey: true });
  useHotkeys('j', () => moveRowFocus(1), options);
  useHotkeys('k', () => moveRowFocus(-1), options);
  useHotkeys('g>f', () => router.push(`/${query}`), options);
  useHotkeys('g>r', () => router.push(`/rollouts${query}`), options);
  useHotkeys('g>a', () => router.push(`/audit${query}`), options);
}

/** Lists have a search field of their own, which keeps what was typed in the address. */
function focusPageSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('[data-page-search]');
  if (!field || field.offsetParent === null) return false;
  field.focus();
  field.select();
  return true;
}

const ROW = '[data-row-link]';

/** Moves the focus to the next (1) or previous (-1) row of the page's lists; at first to the first visible one. */
function moveRowFocus(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROW)].filter((row) => row.offsetParent !== null);
  const focused = rows.findIndex((row) => row === document.activeElement);
  const next = focused === -1 ? rows.find(isOnScreen) : rows[focused + by];
  if (!next) return;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

/** Below the header, above the end of the window. */
function isOnScreen(row: HTMLElement): boolean {
  const { top, bottom } = row.getBoundingClientRect();
  return bottom > 52 && top < window.innerHeight;
}
