import { ConfigReader } from '@backstage/config';
import { readExamplePeople } from './examplePeople';

function configWith(environment: string | undefined, people: object[]) {
  return new ConfigReader({
    auth: { environment, providers: { slipwayDemo: { people } } },
  });
}

const olivia = { entityRef: 'olivia', title: 'Olivia Owner' };

describe('readExamplePeople', () => {
  it('reads the people as full entity references', () => {
    expect(
      readExamplePeople(
        configWith('development', [
          olivia,
          { entityRef: 'user:default/ria', title: 'Ria Readonly' },
        ]),
        'development',
      ),
    ).toEqual(['user:default/olivia', 'user:default/ria']);
  });

  it('reads nobody where the demo sign-in is not configured', () => {
    expect(readExamplePeople(new ConfigReader({}), 'production')).toEqual([]);
  });

  it.each([
    {
      name: 'auth.environment is not set',
      config: configWith(undefined, [olivia]),
      nodeEnvironment: 'development',
      message: /auth\.environment is 'not set'/,
    },
    {
      name: 'auth.environment is another',
      config: configWith('production', [olivia]),
      nodeEnvironment: 'development',
      message: /auth\.environment is 'production'/,
    },
    {
      name: 'Node runs in production',
      config: configWith('development', [olivia]),
      nodeEnvironment: 'production',
      message: /never runs with NODE_ENV=production/,
    },
    {
      name: 'the list is empty',
      config: configWith('development', []),
      nodeEnvironment: 'development',
      message: /people is empty: list at least one person/,
    },
  ])('refuses to start when $name', ({ config, nodeEnvironment, message }) => {
    expect(() => readExamplePeople(config, nodeEnvironment)).toThrow(message);
  });
});
