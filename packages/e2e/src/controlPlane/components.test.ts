import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { commandLine, componentNames, files, type Layout } from './components';
import { sourceDirectory } from './paths';

const layout: Layout = {
  data: '/data',
  source: '/source',
  binaries: {
    controlPlane: '/bin/control-plane',
    kwok: '/bin/kwok',
    guard: '/bin/guard',
  },
  ports: { apiServer: 1, etcd: 2, etcdPeer: 3, metrics: 4 },
};

describe('components', () => {
  it.each(componentNames)(
    '%s listens on the loopback interface only, or not at all',
    name => {
      const { command, arguments: flags } = commandLine(name, layout);
      expect(command).toBe(
        name === 'kwok' ? '/bin/kwok' : '/bin/control-plane',
      );
      expect(flags.join(' ')).not.toMatch(/0\.0\.0\.0|\[::\]/);
    },
  );

  it.each(componentNames.filter(name => name.startsWith('kube-')))(
    '%s does not serve HTTPS on all addresses, as it would by default',
    name => {
      expect(commandLine(name, layout).arguments.join(' ')).toMatch(
        /--secure-port=0\b|--bind-address=127\.0\.0\.1 /,
      );
    },
  );

  it('keeps the kubeconfig of each user in a file of its own', () => {
    expect(files(layout).kubeconfigOf('system:kube-scheduler')).toBe(
      '/data/kubeconfigs/system_kube-scheduler.yaml',
    );
  });
});

describe('kwok stages', () => {
  const folder = join(sourceDirectory, 'stages');

  it.each(readdirSync(folder))('%s is made of stages', file => {
    const documents = parseAllDocuments(
      readFileSync(join(folder, file), 'utf8'),
    );
    for (const document of documents) {
      expect(document.errors).toEqual([]);
      expect(document.toJS()).toMatchObject({
        apiVersion: 'kwok.x-k8s.io/v1alpha1',
        kind: 'Stage',
      });
    }
  });
});
