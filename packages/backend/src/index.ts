import { createBackend } from '@backstage/backend-defaults';
import { demoHistory, demoRecoveryHistory } from './demoHistory/service';
import { demoPolicy } from './demoPolicy/module';
import { demoSignIn } from './demoSignIn/module';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('@slipway/backstage-plugin-slipway-backend'));
backend.add(import('@slipway/backstage-plugin-slipway-backend-module-aws'));
backend.add(
  import('@slipway/backstage-plugin-slipway-backend-module-kubernetes'),
);

backend.add(demoHistory);
backend.add(demoRecoveryHistory);
backend.add(demoSignIn);
backend.add(demoPolicy);

// A backend that has half started would keep running and answer with 503.
backend.start().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
