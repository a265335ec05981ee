import './clock';
import { createBackend } from '@backstage/backend-defaults';
import { catalog } from './catalog';
import { observer } from './observer';
import { people } from './people';

const backend = createBackend();

backend.add(import('@slipway/backstage-plugin-slipway-backend'));
backend.add(
  import('@slipway/backstage-plugin-slipway-backend-module-kubernetes'),
);
backend.add(import('@slipway/backstage-plugin-slipway-backend-module-aws'));

backend.add(catalog);
backend.add(observer);
backend.add(people);

backend.start().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
