import { createMockDirectory } from '@backstage/backend-test-utils';
import { readManifests } from './manifests';

const namespace =
  'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: staging\n';

describe('readManifests', () => {
  const checkout = createMockDirectory();

  async function read(files: Record<string, string>) {
    checkout.setContent({
      'plugins/slipway-backend-module-kubernetes/rbac': {},
      'examples/kubernetes': {
        'history.yaml': 'not a manifest',
        staging: { 'notes.txt': 'not one either', ...files },
      },
    });
    return readManifests(checkout.path);
  }

  it('reads the objects of the folders', async () => {
    const manifests = await read({ 'a.yaml': namespace });
    expect(manifests.map(({ object }) => object.metadata)).toEqual([
      { name: 'staging', labels: { 'sandbox.slipway.dev/example': 'retail' } },
    ]);
  });

  it.each<{ name: string; files: Record<string, string>; message: string }>([
    {
      name: 'an object twice',
      files: { 'a.yaml': namespace, 'b.yaml': `# again\n${namespace}` },
      message:
        'examples/kubernetes/staging/b.yaml:2: namespace/staging is already in examples/kubernetes/staging/a.yaml:1. Remove one of them',
    },
    {
      name: 'no kind',
      files: { 'a.yaml': 'apiVersion: v1\nmetadata: { name: x }\n' },
      message: 'a.yaml:1: apiVersion or kind is missing. Add both',
    },
    {
      name: 'no name',
      files: { 'a.yaml': `${namespace}---\napiVersion: v1\nkind: Secret\n` },
      message: 'a.yaml:6: this Secret has no name. Add metadata.name',
    },
  ])('refuses $name', async ({ files, message }) => {
    await expect(read(files)).rejects.toThrow(message);
  });
});
