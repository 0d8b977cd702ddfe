/** A ref that scrolls a new element into view when it appears: an outcome must not hide below the fold. */
export function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
