import type { Page } from 'playwright-core';

const mostPresses = 80;

/**
 * Tabs until the element has the focus. On the way every stop must show where the focus is.
 * @throws when the element is not reached, or a stop is invisible
 */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < mostPresses; press++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeFocus, selector);
    if (!stop.isShown) throw new Error(`${page.url()}: the focus on ${stop.name} cannot be seen`);
    if (stop.isWanted) return;
  }
  throw new Error(`${page.url()}: ${selector} is not reached with Tab`);
}

/** Runs in the page. The ring may stand on the element itself on the card around a radio button, or on the shape in a map's link. */
function describeFocus(selector: string): { name: string; isWanted: boolean; isShown: boolean } {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return { name: 'nothing', isWanted: false, isShown: true };
  const carriers = [focused, focused.closest('label'), focused.querySelector('rect, path')];
  const isShown = carriers.some((item) => {
    if (!item) return false;
    const { outlineStyle, outlineWidth, stroke, strokeWidth } = getComputedStyle(item);
    const isOutlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
    return isOutlined || (item !== focused && stroke !== 'none' && parseFloat(strokeWidth) >= 2);
  });
  const name = `${focused.tagName.toLowerCase()} «${(focused.textContent ?? '').trim().slice(0, 40)}»`;
  return { name, isWanted: focused.matches(selector), isShown };
}
