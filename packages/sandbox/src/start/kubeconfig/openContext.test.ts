import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openContext } from './openContext';

const aKubeconfig = `
apiVersion: v1
kind: Config
current-context: kind
clusters:
  - name: kind-cluster
    cluster: { server: https://127.0.0.1:6443, certificate-authority-data: Y2E= }
  - name: bare
    cluster: { server: https://127.0.0.1:6443, insecure-skip-tls-verify: true }
  - name: plain
    cluster: { server: http://127.0.0.1:8001 }
users:
  - name: me
    user: { token: secret }
contexts:
  - name: kind
    context: { cluster: kind-cluster, user: me }
  - name: bare
    context: { cluster: bare, user: me }
  - name: plain
    context: { cluster: plain, user: me }
  - name: broken
    context: { cluster: gone, user: me }
`;

describe('openContext', () => {
  let folder: string;
  let file: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'slipway-kubeconfig-'));
    file = join(folder, 'config');
    writeFileSync(file, aKubeconfig);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('opens the current context of the file in KUBECONFIG', async () => {
    const choice = { file: undefined, context: undefined };
    const environment = { KUBECONFIG: file };
    await expect(openContext(choice, environment)).resolves.toMatchObject({
      context: 'kind',
      cluster: 'kind-cluster',
      user: 'me',
      server: 'https://127.0.0.1:6443',
      caData: 'Y2E=',
    });
  });

  it.each([
    {
      context: 'mars',
      message:
        'no context "mars". Choose one with --context NAME: kind, bare, plain, broken',
    },
    { context: 'bare', message: 'without a certificate to verify it by' },
    { context: 'plain', message: 'without a certificate to verify it by' },
    {
      context: 'broken',
      message: 'names a cluster or a user that the kubeconfig does not have',
    },
  ])('refuses the context $context', async ({ context, message }) => {
    await expect(openContext({ file, context })).rejects.toThrow(message);
  });

  it('says where it looked in vain', async () => {
    await expect(
      openContext({ file: join(folder, 'none'), context: undefined }),
    ).rejects.toThrow(`There is no kubeconfig at ${join(folder, 'none')}`);
  });

  it('says that a file cannot be read', async () => {
    const broken = join(folder, 'broken');
    writeFileSync(broken, 'clusters: [');
    await expect(
      openContext({ file: broken, context: undefined }),
    ).rejects.toThrow(`The kubeconfig ${broken} cannot be read`);
  });
});
