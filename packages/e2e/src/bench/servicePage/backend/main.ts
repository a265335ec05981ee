import { createBackend } from '@backstage/backend-defaults';
import { catalog } from '../../../crash/replica/catalog';
import { people } from '../../../crash/replica/people';
import { heap } from './heap';

const backend = createBackend();

backend.add(import('@slipway/backstage-plugin-slipway-backend'));
backend.add(
  import('@slipway/backstage-plugin-slipway-backend-module-kubernetes'),
);
// What it is compared with.
backend.add(import('@backstage/plugin-kubernetes-backend'));

backend.add(catalog);
backend.add(people);
backend.add(heap);

backend.start().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
