const ROW = '[data-row-link]';

/** Moves the focus to the next (1) or previous (-1) row of the page's lists; at first to the first visible one. */
export function moveRowFocus(by: 1 | -1): void {
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
