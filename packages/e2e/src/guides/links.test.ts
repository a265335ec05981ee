import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { renderLink } from '@slipway/backstage-plugin-slipway-backend/src/links/LinkTemplate';
import { readLinks } from '@slipway/backstage-plugin-slipway-backend/src/config/readLinks';
import { linkValues } from '@slipway/backstage-plugin-slipway-node';
import { parse } from 'yaml';
import { repositoryRoot } from '../repositoryRoot';

const guide = 'docs/guides/links.md';

type Example = { slipway: { links: { title: string; url: string }[] } };

const examples = [
  ...readFileSync(join(repositoryRoot, guide), 'utf8').matchAll(
    /```yaml\n(.*?)```/gs,
  ),
].map(([, yaml]) => parse(yaml!) as Example);

const values = Object.fromEntries(
  Object.keys(linkValues).map(name => [name, `a b"${name}"&x=1#/'`]),
);

describe('the guide of links', () => {
  it('has an example for each of the tools', () => {
    expect(
      new Set(
        examples.flatMap(it => it.slipway.links.map(({ title }) => title)),
      ),
    ).toEqual(
      new Set([
        'Grafana',
        'Loki',
        'CloudWatch',
        'Kibana',
        'Datadog',
        'New Relic',
        'Zipkin',
        'Jaeger',
      ]),
    );
  });

  it.each(examples.flatMap(it => it.slipway.links))(
    'is accepted, and no value leaves its place: $title',
    link => {
      const [template] = readLinks(
        new ConfigReader({ slipway: { links: [link] } }),
        { environments: ['production'] },
      );
      const shown = new URL(renderLink(template!, { values })!.url);
      const written = new URL(link.url);
      expect(shown.host).toBe(written.host);
      expect([...shown.searchParams.keys()]).toEqual([
        ...written.searchParams.keys(),
      ]);
      expect(shown.href).not.toMatch(/a b|"|\{\{/);
    },
  );
});
