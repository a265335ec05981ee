import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readLinks } from './readLinks';

const read = (link: JsonObject) =>
  readLinks(new ConfigReader({ slipway: { links: [link] } }), {
    environments: ['staging', 'production'],
  });

const url =
  'https://grafana.example.com/d/retail?var-namespace={{ namespace }}';

describe('readLinks', () => {
  it('takes the template apart', () => {
    expect(
      read({
        title: ' Grafana ',
        kind: 'dashboard',
        url,
        environments: ['staging'],
      }),
    ).toEqual([
      {
        title: 'Grafana',
        kind: 'dashboard',
        environments: ['staging'],
        parts: [
          'https://grafana.example.com/d/retail?var-namespace=',
          { value: 'namespace' },
        ],
      },
    ]);
  });

  it('has none where none are configured', () => {
    expect(readLinks(new ConfigReader({}), { environments: [] })).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    [
      'no title',
      { url },
      "at 'slipway.links[0].title', which is missing: a link needs a title. Name the tool",
    ],
    [
      'an unknown kind',
      { title: 'A', url, kind: 'metrics' },
      `at 'slipway.links[0].kind', which is "metrics": there is no such kind of link. Use one of dashboard, logs, traces, other`,
    ],
    [
      'no URL',
      { title: 'A' },
      "at 'slipway.links[0].url', which is missing: only http and https are allowed",
    ],
    [
      'a script',
      { title: 'A', url: 'data:text/html,hello' },
      'only http and https are allowed, written out',
    ],
    [
      'a scheme by a value',
      { title: 'A', url: '{{ target }}://a.example.com' },
      'only http and https are allowed, written out. Begin it with',
    ],
    [
      'a host by a value',
      { title: 'A', url: 'https://{{ cluster }}.example.com/' },
      'a placeholder in the host would let an annotation choose where people are led. Write the host out',
    ],
    [
      'a host that a value continues',
      { title: 'A', url: 'https://example.com{{ cluster }}' },
      'a placeholder in the host',
    ],
    [
      'a port by a value',
      { title: 'A', url: 'https://example.com:{{ cluster }}/' },
      'a placeholder in the host',
    ],
    [
      'credentials',
      { title: 'A', url: 'https://me:secret@example.com/' },
      'credentials in a URL would be shown to everybody',
    ],
    ['what is no URL', { title: 'A', url: 'https://a b/' }, 'this is no URL'],
    [
      'an unknown value',
      { title: 'A', url: 'https://a.example.com/{{ pod }}' },
      "there is no value 'pod'. Use one of service, entityName, entityNamespace, environment, target, cluster, namespace, workload, kind, version",
    ],
    [
      'a value of every object',
      { title: 'A', url: 'https://a.example.com/{{ constructor }}' },
      "there is no value 'constructor'",
    ],
    [
      'an open placeholder',
      { title: 'A', url: 'https://a.example.com/{{ namespace }' },
      "a placeholder is not closed. Write it as '{{ namespace }}'",
    ],
    [
      'an unknown environment',
      { title: 'A', url, environments: ['moon'] },
      `at 'slipway.links[0].environments[0]', which is "moon": no environment has this name. Use one of staging, production`,
    ],
    [
      'a misspelt key',
      { title: 'A', url, icon: 'x' },
      'Use one of title, kind, url, environments',
    ],
  ])('refuses %s with key, value and fix', (_, link, message) => {
    expect(() => read(link)).toThrow(message);
  });
});
