import {
  ApiBlueprint,
  createFrontendModule,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { answerRequest } from './answerRequest';

const mockFetch: typeof fetch = async (input, init) =>
  answerRequest(
    init?.method ?? 'GET',
    new URL(String(input), window.location.href),
    String(init?.body ?? ''),
  );

/** Answers the plugin's requests in the browser, in place of a backend. */
export const mockBackendModule = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ApiBlueprint.make({
      name: 'fetch',
      params: define =>
        define({
          api: fetchApiRef,
          deps: {},
          factory: () => ({ fetch: mockFetch }),
        }),
    }),
  ],
});
