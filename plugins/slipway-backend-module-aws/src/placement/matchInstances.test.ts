import {
  ACCOUNT,
  anInstance,
  arnOf,
  REGION,
  tags,
} from '../testUtils/builders';
import { LocatedDatastore } from './locate';
import { explainNoMatch, matchInstances } from './matchInstances';

const located = (parts: Partial<LocatedDatastore>): LocatedDatastore => ({
  accountId: ACCOUNT,
  region: REGION,
  targetTags: {},
  ...parts,
});

const component = { component: 'retail' };
const tagged = (name: string, more: Record<string, string> = {}) =>
  anInstance({
    DBInstanceIdentifier: name,
    TagList: tags({ ...component, ...more }),
  });

const named = (
  place: Partial<LocatedDatastore>,
  instances: ReturnType<typeof anInstance>[],
) =>
  matchInstances(located(place), instances).map(it => it.DBInstanceIdentifier);

describe('matchInstances', () => {
  it('finds one by its identifier and all that bear the tags', () => {
    const all = [tagged('a'), tagged('b'), anInstance()];
    expect(named({ identifiers: ['retail-pg'] }, all)).toEqual(['retail-pg']);
    expect(named({ tags: component }, all)).toEqual(['a', 'b']);
    expect(named({ identifiers: ['b'], tags: component }, all)).toEqual(['b']);
  });

  it('S2: asks of each for the tags that the admin has set for the target', () => {
    const targetTags = { environment: 'production' };
    const all = [
      tagged('ours', { environment: 'production' }),
      tagged('theirs', { environment: 'staging' }),
    ];
    expect(named({ tags: component, targetTags }, all)).toEqual(['ours']);
    expect(named({ identifiers: ['theirs'], targetTags }, all)).toEqual([]);
    expect(
      explainNoMatch(located({ identifiers: ['theirs'], targetTags }), all),
    ).toBe(
      'theirs does not bear the tags that this target asks for: environment=production',
    );
  });

  it('takes no copy that an operation made for the data store, unless its identifier names it', () => {
    const copy = tagged('retail-pg-restored-1', {
      'slipway.dev/operation': '1',
    });
    expect(named({ tags: component }, [copy])).toEqual([]);
    expect(named({ identifiers: ['retail-pg-restored-1'] }, [copy])).toEqual([
      'retail-pg-restored-1',
    ]);
  });

  it('S4: takes nothing that is in another account or region, whatever it is called', () => {
    const elsewhere = [
      anInstance({ DBInstanceArn: arnOf('retail-pg', '999999999999') }),
      anInstance({ DBInstanceArn: arnOf('retail-pg', ACCOUNT, 'eu-west-1') }),
      anInstance({ DBInstanceArn: arnOf('other') }),
      anInstance({ DBInstanceArn: undefined }),
    ];
    expect(named({ identifiers: ['retail-pg'] }, elsewhere)).toEqual([]);
  });

  it('S3: takes nothing for an empty selector', () => {
    expect(named({}, [anInstance()])).toEqual([]);
    expect(named({ tags: {} }, [anInstance()])).toEqual([]);
  });

  it('says why there is none', () => {
    const member = anInstance({ DBClusterIdentifier: 'retail-aurora' });
    expect(named({ identifiers: ['retail-pg'] }, [member])).toEqual([]);
    expect(
      explainNoMatch(located({ identifiers: ['retail-pg'] }), [member]),
    ).toBe(
      'retail-pg is a member of the cluster retail-aurora, and clusters are not shown yet',
    );
    expect(
      explainNoMatch(located({ identifiers: ['a', 'b'], tags: component }), []),
    ).toBe(
      `There is no DB instance called a or b and that bears the tags component=retail in ${ACCOUNT} / ${REGION}`,
    );
  });
});
