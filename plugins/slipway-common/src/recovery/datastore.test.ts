import { aDatastore, aDatastoreRecovery, aRecoveryPoint } from '../testUtils';
import { datastoreSchema } from './datastore';
import { recoveryObjectiveSchema } from './objective';
import { datastoreRecoverySchema, datastoreRefsSchema } from './recoveryView';

describe('the schemas of data stores', () => {
  it('keep what the builders make', () => {
    const datastore = aDatastore();
    expect(datastoreSchema.parse(datastore)).toEqual(datastore);
    const recovery = aDatastoreRecovery();
    expect(datastoreRecoverySchema.parse(recovery)).toEqual(recovery);
    const refs = {
      items: [
        {
          entityRef: 'resource:default/retail-pg',
          title: 'retail-pg',
          type: 'database',
        },
      ],
    };
    expect(datastoreRefsSchema.parse(refs)).toEqual(refs);
  });

  it.each<[string, object]>([
    ['a latest restorable time without its scopes', { latestRestorable: {} }],
    ['a fact without its tag', { deletionProtection: true }],
    [
      'a recovery point whose time is none',
      {
        recoveryPoints: {
          ...aDatastore().recoveryPoints,
          value: [aRecoveryPoint({ time: 'yesterday' })],
        },
      },
    ],
  ])('refuse %s', (_, parts) => {
    const datastore = { ...aDatastore(), ...parts };
    expect(datastoreSchema.safeParse(datastore).success).toBe(false);
  });

  it.each([0, -1])('refuse an objective of %d s', seconds => {
    const objective = { measure: 'rpo', scope: 'local', source: 'x', seconds };
    expect(recoveryObjectiveSchema.safeParse(objective).success).toBe(false);
  });
});
