/// <reference lib="dom" />
import type { Page } from 'playwright-core';

const maxPresses = 80;

/**
 * Tabs until the element has the focus. On the way every stop must show where the focus is.
 * @throws when the element is not reached, or a stop is invisible
 */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < maxPresses; press++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeFocus, selector);
    if (!stop.isShown) throw new Error(`${page.url()}: the focus on ${stop.name} cannot be seen`);
    if (stop.isWanted) return;
  }
  throw new Error(`${page.url()}: ${selector} is not reached with Tab`);
}

/** Runs in the page. The ring may stand on the element, on the card or label around it, or on a shape of the map. */
function describeFocus(selector: string): { name: string; isWanted: boolean; isShown: boolean } {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return { name: 'nothing', isWanted: false, isShown: true };
  const isOutlined = ({ outlineStyle, outlineWidth }: CSSStyleDeclaration) =>
    outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  const shape = focused.querySelector('rect, path');
  const isStroked = focused.closest('svg') !== null && shape !== null;
  const rings = [focused, focused.closest('label'), focused.closest(':is(article, li, div, section)')];
  const isShown =
    rings.some((item) => item !== null && isOutlined(getComputedStyle(item))) ||
    rings.some((item) => item?.parentElement && isOutlined(getComputedStyle(item.parentElement))) ||
    isOutlined(getComputedStyle(focused, '::after')) ||
    (isStroked && parseFloat(getComputedStyle(shape).strokeWidth) >= 2);
  const name = `${focused.tagName.toLowerCase()} «${(focused.textContent ?? '').trim().slice(0, 40)}»`;
  return { name, isWanted: focused.matches(selector), isShown };
}
