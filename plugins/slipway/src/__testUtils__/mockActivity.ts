import { ActivityItem } from '@slipway/backstage-plugin-slipway-common';
import {
  aChangeItem,
  anEnvironmentView,
  anObservedChange,
  aServiceView,
  aTargetView,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { screen } from '@testing-library/react';
import { http, HttpResponse, RequestHandler } from 'msw';
import { MockBackend, mockBackend } from './mockBackend';

/** The route of what happened to a service. */
export const ACTIVITY = '*/api/slipway/services/*/activity';

/** The time that many hours ago. */
export const hoursAgo = (hours: number) =>
  new Date(Date.now() - hours * 3_600_000).toISOString();

/** A change of an hour ago. */
export const change = (
  id: string,
  overrides: Parameters<typeof anObservedChange>[0] = {},
) => aChangeItem(anObservedChange({ id, at: hoursAgo(1), ...overrides }));

/** Staging with one target, production with two. */
export const twoEnvironments = aServiceView({
  environments: [
    anEnvironmentView({ name: 'staging', title: 'Staging' }),
    anEnvironmentView({
      name: 'production',
      title: 'Production',
      targets: ['a', 'b'].map(id =>
        aTargetView({ id, title: `Cluster ${id}` }),
      ),
    }),
  ],
});

/** A backend that pages and filters what happened, and writes down what it was asked. */
export function mockActivity(
  activity: ActivityItem[],
  options: { pageSize?: number } = {},
): { backend: MockBackend; asked: string[]; handlers: RequestHandler[] } {
  const { backend, handlers } = mockBackend({
    view: twoEnvironments,
    activity,
  });
  const asked: string[] = [];
  const paged: RequestHandler = http.get(ACTIVITY, ({ request }) => {
    const query = new URL(request.url).searchParams;
    const environment = query.get('environment');
    const cursor = query.get('cursor');
    asked.push([environment ?? '*', cursor ?? 'newest'].join(' '));
    const items = backend.activity.filter(
      item =>
        !environment ||
        item.type === 'operation' ||
        item.change.environment === environment,
    );
    const from = Number(cursor ?? 0);
    const to = from + (options.pageSize ?? Number(query.get('limit')));
    return HttpResponse.json({
      items: items.slice(from, to),
      nextCursor: to < items.length ? String(to) : undefined,
    });
  });
  return { backend, asked, handlers: [paged, ...handlers] };
}

/** Finds the entry of the list with that text. */
export const findEntry = (text: RegExp) =>
  screen.findByText((_, element) =>
    Boolean(
      element?.tagName === 'LI' &&
      element.id.startsWith('activity-') &&
      text.test(element.textContent ?? ''),
    ),
  );
