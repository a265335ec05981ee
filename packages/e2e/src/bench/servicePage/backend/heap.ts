import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';

/** Answers `GET /bench/heap` with the memory of this process, rubbish taken out. Needs `--expose-gc`. */
export const heap = createBackendPlugin({
  pluginId: 'bench',
  register(env) {
    env.registerInit({
      deps: { rootHttpRouter: coreServices.rootHttpRouter },
      async init({ rootHttpRouter }) {
        rootHttpRouter.use('/bench/heap', (_, response) => {
          globalThis.gc?.();
          globalThis.gc?.();
          response.json(process.memoryUsage());
        });
      },
    });
  },
});
