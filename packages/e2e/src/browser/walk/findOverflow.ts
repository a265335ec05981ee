import type { Page } from 'playwright-core';

/** What can be scrolled sideways and is not made for that: such regions have a name and take the focus. */
export function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scope = document.querySelector('[role=dialog]') ?? document.body;
    const isMadeForIt = (element: Element) =>
      element.matches('pre, [tabindex="0"], [role=region]');
    const scrolls = (element: Element) =>
      /auto|scroll/.test(getComputedStyle(element).overflowX);
    return [document.documentElement, ...scope.querySelectorAll('*')]
      .filter(
        element =>
          element.scrollWidth > element.clientWidth + 1 &&
          (element === document.documentElement ||
            (scrolls(element) && !isMadeForIt(element))),
      )
      .map(
        element =>
          `${element.scrollWidth} in ${element.clientWidth}: ${element.outerHTML.slice(0, 160)}`,
      );
  });
}
