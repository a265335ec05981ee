import { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { aTemplate } from '../model/testUtils';
import { createYamlDiff } from './yamlDiff';

const diff = (before: JsonObject, after: JsonObject) =>
  createYamlDiff({
    before,
    after,
    beforeName: 'live',
    afterName: 'revision 1',
  });

const withEnv = (...env: { name: string; value: string }[]) => ({
  spec: { containers: [{ name: 'app', image: 'app:1', env }] },
});

describe('createYamlDiff', () => {
  it('shows what differs as a unified diff', () => {
    expect(diff(aTemplate('1.2.0'), aTemplate('1.1.0'))).toBe(`--- live
+++ revision 1
@@ -8,5 +8,5 @@
           value: redis.example
         - name: STRIPE_API_KEY
           value: •••
-      image: registry.example/retail-backend:1.2.0
+      image: registry.example/retail-backend:1.1.0
       name: backend
`);
  });

  it('is empty where nothing differs', () => {
    expect(diff(aTemplate(), aTemplate())).toBe('');
  });

  it('tells that a secret has changed, and not to what', () => {
    const changed = diff(
      withEnv({ name: 'API_KEY', value: 'canary-1' }),
      withEnv({ name: 'API_KEY', value: 'canary-2' }),
    );
    expect(changed).toContain('-          value: •••\n');
    expect(changed).toContain('+          value: ••• (changed)\n');
    expect(changed).not.toContain('canary');
  });

  it('pairs variables by name and not by place', () => {
    const moved = diff(
      withEnv({ name: 'A_KEY', value: 'x' }, { name: 'B', value: '1' }),
      withEnv({ name: 'B', value: '1' }, { name: 'A_KEY', value: 'x' }),
    );
    expect(moved).not.toContain('changed');
  });

  it.each<[string, JsonObject, JsonObject]>([
    [
      'a URL with a password',
      withEnv({ name: 'DB', value: 'pg://u:canary@db' }),
      withEnv({ name: 'DB', value: 'pg://u:canary2@db' }),
    ],
    [
      'an argument after its flag',
      { args: ['--password', 'canary'] },
      { args: ['--password', 'canary2'] },
    ],
    [
      'an argument with its flag',
      { args: ['--token=canary'] },
      { args: ['--token=canary2'] },
    ],
    [
      'a copy of the whole object',
      {
        metadata: {
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': 'canary',
          },
        },
      },
      {
        metadata: {
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': 'canary2',
          },
        },
      },
    ],
  ])('redacts %s and shows that it has changed', (_, before, after) => {
    const changed = diff(before, after);
    expect(changed).not.toContain('canary');
    expect(changed).toMatch(/•••.* \(changed\)/);
  });

  it('shows references to secrets', () => {
    const reference = (key: string) => ({
      env: [
        { name: 'API_KEY', valueFrom: { secretKeyRef: { name: 's', key } } },
      ],
    });
    expect(diff(reference('old'), reference('new'))).toContain('key: new');
  });

  it('never shows the value of a variable with a secret name', () => {
    const value = fc.string({ minLength: 6 }).map(text => `canary${text}`);
    fc.assert(
      fc.property(value, value, (before, after) => {
        const shown = diff(
          withEnv({ name: 'PASSWORD', value: before }),
          withEnv({ name: 'PASSWORD', value: after }),
        );
        expect(shown.includes('canary')).toBe(false);
        expect(shown === '').toBe(before === after);
      }),
    );
  });
});
