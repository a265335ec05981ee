import { collectConfig, listKeys, PackageConfig } from './configSchema';
import { describeConfiguration } from './configuration';

describe('the configuration of the plugins', () => {
  let packages: PackageConfig[];
  beforeAll(async () => {
    packages = await collectConfig();
  });

  it('is described and shown by an example, key by key', () => {
    const keys = packages.flatMap(it => it.keys);
    const mute = keys.filter(
      ({ node }) =>
        !(node.properties || node.items?.properties) &&
        !(node.description && node.examples?.length),
    );
    expect(mute.map(({ path }) => path)).toEqual([]);
    expect(keys.map(({ path }) => path)).toContain(
      'slipway.environments[].targets[].kubernetes.executor.serviceAccountToken',
    );
  });
});

describe('describeConfiguration', () => {
  it('says type, necessity, default, secrecy and an example', () => {
    const keys = listKeys({
      properties: {
        tools: {
          items: {
            required: ['token'],
            properties: {
              token: {
                type: 'string',
                description: 'What opens it',
                default: 'x',
                examples: ['y'],
                visibility: 'secret',
              },
            },
          },
        },
      },
    });
    const text = describeConfiguration([{ packageName: 'p', keys }]);
    expect(text.slice(text.indexOf('## p'))).toBe(
      [
        '## p',
        '',
        '### `tools[].token`',
        '',
        '`string`, required, default `x`, secret',
        '',
        'What opens it.',
        '',
        '```yaml',
        'token: y',
        '```',
        '',
      ].join('\n'),
    );
  });
});
