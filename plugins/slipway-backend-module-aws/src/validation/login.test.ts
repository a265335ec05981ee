import { FakeAws } from '../testUtils/FakeAws';
import { SlipwayTarget } from '@slipway/backstage-plugin-slipway-node';
import { getSecretName, readLogin } from './login';

const read = async (value?: string) => {
  const aws = new FakeAws();
  if (value !== undefined) {
    aws.secrets.set('slipway/retail-pg', value);
  }
  const clients = await aws.access.openExecutor({} as SlipwayTarget, 'x');
  return readLogin(clients, getSecretName('slipway/{identifier}', 'retail-pg'));
};

describe('readLogin', () => {
  it('takes user, password and database, and nothing that says where to connect', async () => {
    const secret = {
      username: 'checker',
      password: 'canary',
      dbname: 'retail',
      host: 'production.example.com',
      port: 5432,
    };
    expect(await read(JSON.stringify(secret))).toEqual({
      username: 'checker',
      password: 'canary',
      database: 'retail',
    });
  });

  it.each([
    'canary',
    '"canary"',
    '{"username":"canary"}',
    '{"password":"canary","username":',
    '{"username":"","password":"canary"}',
  ])('S7: says of what is wrong nothing but the name: %j', async value => {
    const error = await read(value).catch(it => it);
    expect(error).toMatchObject({
      name: 'TerminalOperationError',
      message: expect.stringContaining(`'slipway/retail-pg'`),
    });
    expect(error.cause).toBeUndefined();
    expect(`${error.stack}${JSON.stringify(error)}`).not.toContain('canary');
  });

  it('names the secret that is not there', async () => {
    await expect(read()).rejects.toMatchObject({
      name: 'TerminalOperationError',
      message: expect.stringContaining(
        'secretsmanager:GetSecretValue on slipway/retail-pg',
      ),
    });
  });
});
