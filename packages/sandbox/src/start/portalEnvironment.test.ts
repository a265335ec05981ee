import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repository';
import { portalEnvironment } from './portalEnvironment';

const access = (name: string) => ({
  server: `https://${name}`,
  caData: 'ca',
  readerToken: `${name}-reader`,
  executorToken: `${name}-executor`,
});

const account = {
  endpoint: 'http://127.0.0.1:4566',
  accessKeyId: 'AKIAEXAMPLE',
  secretAccessKey: 'secret',
  recoveryHistory: '/data/recovery-history.json',
};

const options = {
  account,
  port: 7007,
  postgres: { host: '127.0.0.1', port: 1, user: 'slipway', password: 'secret' },
  cluster: {
    access: {
      'retail-cluster': access('one'),
      'retail-cluster-2': access('two'),
    },
    scalingHistory: '/data/scaling.json',
  },
};

describe('portalEnvironment', () => {
  it('gives each cluster its own address and tokens', () => {
    expect(portalEnvironment(options)).toMatchObject({
      SLIPWAY_CLUSTER_URL: 'https://one',
      SLIPWAY_READER_TOKEN: 'one-reader',
      SLIPWAY_CLUSTER_URL_2: 'https://two',
      SLIPWAY_EXECUTOR_TOKEN_2: 'two-executor',
      SLIPWAY_DEMO_HISTORY: '/data/scaling.json',
    });
  });

  it('leads the AWS SDK to the simulated account, and nowhere else', () => {
    expect(portalEnvironment(options)).toMatchObject({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_CONFIG_FILE: '/dev/null',
      SLIPWAY_AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    });
  });

  it('sets each variable that app-config.yaml names', () => {
    const config = readFileSync(
      join(repositoryRoot, 'app-config.yaml'),
      'utf8',
    );
    const named = [...config.matchAll(/\$\{(SLIPWAY_\w+)/g)].map(
      ([, it]) => it,
    );
    expect(Object.keys(portalEnvironment(options))).toEqual(
      expect.arrayContaining(named),
    );
  });

  it('leaves out the authority of a certificate that anybody trusts', () => {
    const trusted = { ...access('one'), caData: undefined };
    const environment = portalEnvironment({
      ...options,
      cluster: {
        access: { 'retail-cluster': trusted, 'retail-cluster-2': trusted },
      },
    });
    expect(Object.keys(environment).join()).not.toMatch(/_CA|DEMO_HISTORY/);
  });
});
