import type { Page } from '@playwright/test';

/**
 * The words, buttons and links of a page that stand out of their card or of the screen, or are cut by what hides them.
 * Where a text ends in "…" or a list can be scrolled, that is by design.
 */
export function findCutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const note = (element: Element, box: DOMRect, words: string) => {
      if (box.width < 2 || box.height < 2 || !element.checkVisibility({ visibilityProperty: true })) return;
      const holder = holderOf(element, box);
      if (holder !== null)
        found.add(`${words.trim().slice(0, 60)}: ${Math.round(box.left)}–${Math.round(box.right)} px of ${holder}`);
    };
    for (const control of document.querySelectorAll('button, a')) {
      note(control, control.getBoundingClientRect(), control.getAttribute('aria-label') ?? control.textContent);
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement;
      if (!element || !text.textContent?.trim() || element.closest('script, style, svg')) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      note(element, range.getBoundingClientRect(), text.textContent);
    }
    return [...found];

    /** The room, in px, of what should hold a box and does not; null: it is held. */
    function holderOf(element: Element, box: DOMRect): string | null {
      for (let around: Element | null = element; around; around = around.parentElement) {
        const { overflowX, textOverflow, webkitLineClamp, clipPath, position } = getComputedStyle(around);
        const room = around.getBoundingClientRect();
        const isForReaders = clipPath !== 'none' || room.width < 2;
        const isByDesign = textOverflow === 'ellipsis' || webkitLineClamp !== 'none' || /auto|scroll/.test(overflowX);
        if (isForReaders || isByDesign || position === 'fixed') return null;
        const holds = /hidden|clip/.test(overflowX) || around.matches('.rounded-card') || around === document.body;
        if (holds && (box.left < room.left - 1 || box.right > room.right + 1)) {
          return `${Math.round(room.left)}–${Math.round(room.right)}`;
        }
      }
      return null;
    }
  });
}
