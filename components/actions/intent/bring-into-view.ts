/** A ref that scrolls a new element into view when it appears: an outcome below the fold must not wait for somebody to scroll. */
export function bringIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}
