import { readFileSync } from 'node:fs';
import { ConfigReader } from '@backstage/config';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  serviceLinkSchema,
  TargetObservation,
  Workload,
} from '@slipway/backstage-plugin-slipway-common';
import { LinkValues } from '@slipway/backstage-plugin-slipway-node';
import {
  aPlatform,
  aServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { parse } from 'yaml';
import { readLinks } from '../config/readLinks';
import { aWorkload } from '../testUtils/FakeLiveState';
import { LinkTemplate } from './LinkTemplate';
import { makeLinks } from './makeLinks';
import { parseLinkUrl } from './parseLinkUrl';

const ofTarget = {
  service: 'backend',
  entityName: 'backend',
  entityNamespace: 'default',
  environment: 'production',
  target: 'retail-cluster',
  cluster: 'retail-cluster',
  namespace: 'production',
};

const platformWith = (values: LinkValues = ofTarget) =>
  Object.assign(aPlatform(), {
    getLinkValues: (_: unknown, workload?: Workload) => ({
      ...values,
      ...(workload && {
        workload: workload.name,
        kind: workload.kind,
        version: workload.version,
      }),
    }),
  });

const observed = (...workloads: Workload[]): TargetObservation => ({
  status: 'observed',
  observedAt: '2026-01-15T10:00:00.000Z',
  workloads,
});

const two = observed(
  aWorkload(),
  aWorkload({ id: 'deployment.worker', name: 'worker' }),
);

const aTemplate = (url: string, parts: Partial<LinkTemplate> = {}) => {
  const parsed = parseLinkUrl(url);
  if ('problem' in parsed) {
    throw new Error(parsed.problem);
  }
  return { title: 'A', kind: 'other' as const, ...parsed, ...parts };
};

const urls = (
  url: string,
  options: { values?: LinkValues; observation?: TargetObservation } = {},
) =>
  makeLinks([aTemplate(url)], {
    service: aServiceInTarget(),
    platform: platformWith(options.values),
    observation: options.observation ?? two,
  }).map(link => link.url);

describe('makeLinks', () => {
  it('makes one link for the target, or one for each workload', () => {
    expect(
      makeLinks(
        [
          aTemplate('https://a.example.com/{{namespace}}'),
          aTemplate('https://a.example.com/{{ workload }}/{{ kind }}'),
        ],
        {
          service: aServiceInTarget(),
          platform: platformWith(),
          observation: two,
        },
      ),
    ).toEqual([
      { title: 'A', kind: 'other', url: 'https://a.example.com/production' },
      {
        title: 'A',
        kind: 'other',
        url: 'https://a.example.com/backend/Deployment',
        workload: 'deployment.backend',
      },
      {
        title: 'A',
        kind: 'other',
        url: 'https://a.example.com/worker/Deployment',
        workload: 'deployment.worker',
      },
    ]);
  });

  it.each([
    [
      'a slash',
      '../../admin',
      'https://a.example.com/x/..%2F..%2Fadmin?q=..%2F..%2Fadmin#..%2F..%2Fadmin',
    ],
    [
      'the end of a value',
      'a&b=c#d',
      'https://a.example.com/x/a%26b%3Dc%23d?q=a%26b%3Dc%23d#a%26b%3Dc%23d',
    ],
    [
      'quotes',
      `'"()`,
      'https://a.example.com/x/%27%22%28%29?q=%27%22%28%29#%27%22%28%29',
    ],
    [
      'a placeholder',
      '{{ cluster }}',
      'https://a.example.com/x/%7B%7B%20cluster%20%7D%7D?q=%7B%7B%20cluster%20%7D%7D#%7B%7B%20cluster%20%7D%7D',
    ],
  ])('S14: a value with %s stays where it stands', (_, namespace, expected) => {
    const [url] = urls(
      'https://a.example.com/x/{{ namespace }}?q={{ namespace }}#{{ namespace }}',
      { values: { namespace } },
    );
    expect(url).toBe(expected);
    expect(new URL(url!)).toMatchObject({
      host: 'a.example.com',
      pathname: expect.stringMatching(/^\/x\/[^/]+$/),
    });
  });

  it.each([
    ['that is missing', undefined],
    ['that is empty', ''],
    ['that would lead up', '..'],
    ['that is no text', '\ud800'],
  ])('leaves a link out for a value %s', (_, namespace) => {
    expect(
      urls('https://a.example.com/{{ namespace }}/b', {
        values: { namespace },
      }),
    ).toEqual([]);
  });

  it('leads to what was last seen where a target cannot be read', () => {
    const lastSeen = {
      observedAt: '2026-01-15T10:00:00.000Z',
      workloads: [aWorkload()],
    };
    expect(
      urls('https://a.example.com/{{ workload }}', {
        observation: {
          status: 'unknown',
          reason: 'unreachable',
          message: 'No answer',
          lastSeen,
        },
      }),
    ).toEqual(['https://a.example.com/backend']);
  });

  it('keeps to the environments that a link is for', () => {
    const link = (environment: string) =>
      makeLinks(
        [aTemplate('https://a.example.com/', { environments: ['production'] })],
        {
          service: aServiceInTarget({ target: { environment } }),
          platform: platformWith(),
          observation: two,
        },
      );
    expect(link('production')).toHaveLength(1);
    expect(link('staging')).toEqual([]);
  });
});

describe('the links of app-config.production.yaml', () => {
  const file = resolvePackagePath(
    '@slipway/backstage-plugin-slipway-backend',
    '../../app-config.production.yaml',
  );
  const templates = readLinks(
    new ConfigReader(parse(readFileSync(file, 'utf8'))),
    { environments: ['staging', 'production'] },
  );
  const links = makeLinks(templates, {
    service: aServiceInTarget(),
    platform: platformWith(),
    observation: observed(aWorkload()),
  });

  it.each([
    [
      'Grafana',
      'https://grafana.example.com/d/kubernetes-workload?var-cluster=retail-cluster&var-namespace=production&var-workload=backend&from=now-6h&to=now',
    ],
    [
      'CloudWatch',
      'https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Faws$252Fcontainerinsights$252Fretail-cluster$252Fapplication/log-events$3FlogStreamNameFilter$3Dbackend',
    ],
    [
      'Kibana',
      "https://kibana.example.com/app/discover#/?_g=(time:(from:now-1h,to:now))&_a=(query:(language:kuery,query:'kubernetes.namespace:production and kubernetes.deployment.name:backend'))",
    ],
    [
      'Datadog',
      'https://app.datadoghq.com/apm/services/backend?env=production',
    ],
    [
      'New Relic',
      "https://one.newrelic.com/nr1-core?filters=(domain%20IN%20('APM')%20AND%20name%20LIKE%20'backend')",
    ],
    [
      'Zipkin',
      'https://zipkin.example.com/zipkin/?serviceName=backend&lookback=1h',
    ],
    ['Jaeger', 'https://jaeger.example.com/search?service=backend&lookback=1h'],
  ])('%s', (title, url) => {
    const found = links.filter(link => link.title === title);
    expect(found.map(link => serviceLinkSchema.parse(link).url)).toEqual([url]);
  });
});
