import type { Page } from 'playwright-core';

/** When things happened, in milliseconds since 1970. */
export type Moments = {
  /** Signals that a service has changed came. */
  signals: number[];
  /** Slipway's view of the service was asked for. */
  requests: number[];
  /** It had come. */
  answers: number[];
};

/** Notes when a page heard of changes and when it had fetched them: where the time until they are shown goes. */
export function traceTab(page: Page): Moments {
  const moments: Moments = { signals: [], requests: [], answers: [] };
  const isView = (url: string) =>
    /\/api\/slipway\/services\/[^/]+\/[^/]+\/[^/?]+(\?|$)/.test(url);
  page.on('websocket', socket =>
    socket.on('framereceived', ({ payload }) => {
      if (String(payload).includes('slipway:services')) {
        moments.signals.push(Date.now());
      }
    }),
  );
  page.on('request', request => {
    if (isView(request.url())) {
      moments.requests.push(Date.now());
    }
  });
  page.on('requestfinished', request => {
    if (isView(request.url())) {
      moments.answers.push(Date.now());
    }
  });
  return moments;
}

/** How long after each change the first of these moments was. */
export function firstAfter(
  changes: readonly { at: number }[],
  moments: readonly number[],
): number[] {
  return changes.flatMap(({ at }) => {
    const first = moments.find(moment => moment >= at);
    return first === undefined ? [] : [first - at];
  });
}
