import { JsonObject } from '@backstage/types';
import { awsAnnotations } from '@slipway/backstage-plugin-slipway-common';
import { readAwsTarget } from '../accounts/readAwsTarget';
import { ACCOUNT, aDatastore, arnOf, REGION } from '../testUtils/builders';
import { locateOnAws } from './locate';

const { rdsInstanceArn: byArn, rdsInstanceTags: byTags } = awsAnnotations;
const key = 'slipway.environments[production].targets[retail-data].aws';

function locate(annotations: Record<string, string>, config?: JsonObject) {
  const service = aDatastore({ annotations, config });
  return locateOnAws(service, readAwsTarget(service.target));
}

const binding = {
  bindings: [
    { entityRef: 'resource:default/retail-pg', dbInstance: 'retail-pg-1' },
  ],
};

describe('locateOnAws', () => {
  const place = {
    placement: { status: 'placed', place: `${ACCOUNT} / ${REGION}` },
    accountId: ACCOUNT,
    region: REGION,
    targetTags: {},
  };

  it('places a data store by its ARN', () => {
    expect(locate({ [byArn]: arnOf('retail-pg') })).toEqual({
      ...place,
      identifiers: ['retail-pg'],
    });
  });

  it('takes of several ARNs those of its account and region', () => {
    const arns = [
      arnOf('other', '999999999999'),
      arnOf('far', ACCOUNT, 'eu-west-1'),
      arnOf('retail-pg'),
      arnOf('retail-pg-2'),
      arnOf('retail-pg'),
    ].join(' , ');
    expect(locate({ [byArn]: arns })).toMatchObject({
      identifiers: ['retail-pg', 'retail-pg-2'],
    });
  });

  it('places a data store by tags, and narrows further by both', () => {
    expect(
      locate({ [byTags]: 'component=retail' }, { tags: { env: 'prod' } }),
    ).toEqual({
      ...place,
      tags: { component: 'retail' },
      targetTags: { env: 'prod' },
    });
    expect(
      locate({ [byTags]: 'a=b', [byArn]: arnOf('retail-pg') }),
    ).toMatchObject({ tags: { a: 'b' }, identifiers: ['retail-pg'] });
  });

  it('places by a binding what carries no annotation', () => {
    expect(locate({}, binding)).toEqual({
      ...place,
      identifiers: ['retail-pg-1'],
    });
  });

  it('shows the YAML to add where nothing names it', () => {
    expect(locate({}).placement).toEqual({
      status: 'not-annotated',
      message:
        'The entity does not say which RDS DB instance it is; other kinds of data stores cannot be connected yet',
      yaml: `metadata:
  name: retail-pg
  annotations:
    ${byArn}: ${arnOf('retail-pg')}
`,
    });
  });

  it('S2: refuses an ARN of another account, naming the rule', () => {
    expect(locate({ [byArn]: arnOf('x', '999999999999') }).placement).toEqual({
      status: 'refused',
      rule: `${key}.accountId`,
      message: `The annotation ${byArn} names the account '999999999999'; this target is the account '${ACCOUNT}'`,
    });
  });

  it('S2: refuses an ARN of another region, naming the rule', () => {
    expect(
      locate({ [byArn]: arnOf('x', ACCOUNT, 'eu-west-1') }).placement,
    ).toEqual({
      status: 'refused',
      rule: `${key}.region`,
      message: `The annotation ${byArn} names the region 'eu-west-1'; this target is the region '${REGION}'`,
    });
  });

  it('S2: refuses an annotation that names another instance than the admin bound', () => {
    expect(locate({ [byArn]: arnOf('retail-pg') }, binding)).toEqual({
      placement: {
        status: 'refused',
        rule: `${key}.bindings`,
        message: `The annotation ${byArn} names 'retail-pg'; this target binds the entity to 'retail-pg-1'`,
      },
    });
    expect(
      locate(
        { [byArn]: `${arnOf('retail-pg')},${arnOf('retail-pg-1')}` },
        binding,
      ),
    ).toMatchObject({ identifiers: ['retail-pg-1'] });
  });

  it.each([
    ['nothing', ''],
    ['a name', 'retail-pg'],
    ['an end that is missing', `${arnOf('retail-pg')},`],
    ['a pattern', arnOf('*')],
    ['a snapshot', arnOf('x').replace(':db:', ':snapshot:')],
    ['a cluster', arnOf('x').replace(':db:', ':cluster:')],
    ['another service', arnOf('x').replace(':rds:', ':s3:')],
    ['words after it', `${arnOf('x')} --force`],
    ['an address', 'https://example.com/'],
    ['a short account', arnOf('x', '1234')],
  ])('refuses an ARN that is %s', (_, value) => {
    expect(locate({ [byArn]: value }).placement).toMatchObject({
      status: 'refused',
      rule: byArn,
      message: expect.stringContaining('no ARN of an RDS DB instance'),
    });
  });

  it.each(['', 'component', 'a=b,,c=d'])(
    'S3: refuses the tags %j, beside an ARN too',
    value => {
      const refused = { status: 'refused', rule: byTags };
      expect(locate({ [byTags]: value }).placement).toMatchObject(refused);
      expect(
        locate({ [byTags]: value, [byArn]: arnOf('a') }).placement,
      ).toMatchObject(refused);
    },
  );
});
