import { DBInstance } from '@aws-sdk/client-rds';
import { aDatastore, anInstance, arnOf } from '../testUtils/builders';
import { findInstance } from './findInstance';

const find = (
  identifier: string,
  instance: DBInstance | undefined,
  service = aDatastore(),
) =>
  findInstance(service, identifier, {
    access: { openReader: async () => ({}) as never },
    readInstance: async () => instance,
  });

describe('findInstance', () => {
  it('reads the instance of the data store', async () => {
    const instance = anInstance();
    expect(await find('retail-pg', instance)).toBe(instance);
  });

  it('S2: finds no instance that is not the data store of the entity', async () => {
    const other = anInstance({ DBInstanceIdentifier: 'customer-db' });
    await expect(find('customer-db', other)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: expect.stringContaining(
        'customer-db is not the data store of resource:default/retail-pg',
      ),
    });
  });

  it('says that there is none', async () => {
    await expect(find('retail-pg', undefined)).rejects.toMatchObject({
      name: 'NotFoundError',
      message: 'There is no DB instance retail-pg in 123456789012 / us-east-1',
    });
  });

  it('S2: asks for nothing where the annotation points elsewhere', async () => {
    const annotations = {
      'aws.amazon.com/amazon-rds-db-instance-arn': arnOf('x', '999999999999'),
    };
    await expect(
      find('x', anInstance(), aDatastore({ annotations })),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });
});
