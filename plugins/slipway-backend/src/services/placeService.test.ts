import { ConfigReader } from '@backstage/config';
import { aPlatform } from '@slipway/backstage-plugin-slipway-node/testUtils';
import { readSlipwayConfig } from '../config/readSlipwayConfig';
import { aComponent } from '../testUtils/aBackend';
import { placeService } from './placeService';
import { TargetDirectory } from './TargetDirectory';

const platforms = [
  Object.assign(aPlatform({ id: 'cluster' }), {
    hosts: ({ kind }: { kind: string }) => kind !== 'Resource',
  }),
  Object.assign(aPlatform({ id: 'account' }), {
    hosts: ({ kind }: { kind: string }) => kind === 'Resource',
  }),
];
const directory = new TargetDirectory({
  platforms,
  config: readSlipwayConfig(
    new ConfigReader({
      slipway: {
        environments: [
          {
            name: 'production',
            targets: [
              ...[
                { id: 'retail-cluster', platform: 'cluster', cluster: {} },
                { id: 'retail-data', platform: 'account', account: {} },
              ].map(target => ({ ...target, owners: ['group:default/*'] })),
              {
                ...{ id: 'other-data', platform: 'account', account: {} },
                owners: ['group:default/other'],
              },
            ],
          },
        ],
      },
    }),
    { platforms },
  ),
});

describe('placeService', () => {
  it.each([
    ['Component', ['retail-cluster']],
    ['Resource', ['retail-data']],
  ])(
    'places a %s in the targets of its owner that can host it (S2)',
    (kind, expected) => {
      const placed = placeService(
        {
          entity: { ...aComponent('retail-pg'), kind },
          entityRef: `${kind.toLowerCase()}:default/retail-pg`,
          owners: ['group:default/retail'],
        },
        directory,
      );
      expect(placed.map(({ target }) => target.id)).toEqual(expected);
    },
  );
});
