import { serviceLinkSchema } from './serviceLink';

const link = {
  title: 'Grafana',
  kind: 'dashboard',
  url: 'https://grafana.example.com/d/retail?var-namespace=production',
};

describe('serviceLinkSchema', () => {
  it.each([
    ['the target', link],
    ['a workload', { ...link, workload: 'deployment.backend' }],
  ])('takes a link about %s', (_, value) => {
    expect(serviceLinkSchema.parse(value)).toEqual(value);
  });

  it.each([
    ['an unknown kind', { ...link, kind: 'metrics' }],
    ['a path', { ...link, url: '/d/retail' }],
    ['a script', { ...link, url: 'data:text/html,hello' }],
    ['a file', { ...link, url: 'file:///etc/passwd' }],
  ])('refuses %s', (_, value) => {
    expect(serviceLinkSchema.safeParse(value).success).toBe(false);
  });
});
