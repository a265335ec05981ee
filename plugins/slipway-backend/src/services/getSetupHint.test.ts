import fc from 'fast-check';
import { parse } from 'yaml';
import { aComponent } from '../testUtils/aBackend';
import { getSetupHint } from './getSetupHint';

const readOwners = (owners: string[]) => {
  const loaded = {
    entity: aComponent('backend'),
    entityRef: 'component:default/backend',
    owners,
  };
  const { yaml } = getSetupHint({ loaded, placements: [] })!;
  return parse(yaml).slipway.environments[0].targets[0].owners;
};

describe('the owners that an admin is to add', () => {
  it('S14: are those of the entity, whatever they are called', () => {
    const spoofed = "group:default/retail', 'group:default/*";
    expect(readOwners([spoofed])).toEqual([spoofed]);
    const owner = fc
      .stringMatching(/^[ -~]{1,20}$/)
      .map(name => `group:default/${name}`);
    fc.assert(
      fc.property(fc.array(owner, { minLength: 1 }), owners => {
        expect(readOwners(owners)).toEqual(owners);
      }),
    );
  });
});
