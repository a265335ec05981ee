import { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { readLogs } from './readLogs';

const request = {
  cluster: 'retail-cluster',
  namespace: 'production',
  instance: 'backend-1',
  container: 'backend',
  previous: false,
  lines: 200,
};

const status = (code: number, message: string) =>
  Response.json({ kind: 'Status', message, code }, { status: code });

function apiThat(answer: () => Promise<Response>) {
  const proxy = jest.fn<Promise<Response>, Parameters<KubernetesApi['proxy']>>(
    answer,
  );
  return { api: { proxy } as Partial<KubernetesApi> as KubernetesApi, proxy };
}

describe('readLogs', () => {
  it('asks the cluster for the last lines only', async () => {
    const { api, proxy } = apiThat(async () => new Response('started\n'));
    await expect(
      readLogs(api, { ...request, previous: true }),
    ).resolves.toMatchObject({ status: 'read', text: 'started\n' });
    expect(proxy).toHaveBeenCalledWith({
      clusterName: 'retail-cluster',
      path: '/api/v1/namespaces/production/pods/backend-1/log?container=backend&tailLines=200&previous=true',
    });
  });

  it.each([
    {
      name: 'there was no previous run',
      answer: async () =>
        status(
          400,
          'previous terminated container "backend" in pod "backend-1" not found',
        ),
      refusal: { reason: 'noPrevious' },
    },
    {
      name: 'the container waits',
      answer: async () =>
        status(
          400,
          'container "backend" in pod "backend-1" is waiting to start: trying and failing to pull image',
        ),
      refusal: {
        reason: 'waiting',
        state: 'trying and failing to pull image',
      },
    },
    {
      name: 'the node of the pod does not answer',
      answer: async () =>
        status(500, 'Get "https://node-3:10250/": dial tcp: no such host'),
      refusal: {
        reason: 'noNode',
        message: 'Get "https://node-3:10250/": dial tcp: no such host',
      },
    },
    {
      name: 'the pod is gone',
      answer: async () => status(404, 'pods "backend-1" not found'),
      refusal: { reason: 'gone' },
    },
    {
      name: 'the cluster refuses',
      answer: async () => status(403, 'pods "backend-1" is forbidden'),
      refusal: { reason: 'clusterRefused' },
    },
    {
      name: 'the portal refuses',
      answer: async () =>
        Response.json(
          { error: { name: 'NotAllowedError', message: 'Unauthorized' } },
          { status: 403 },
        ),
      refusal: { reason: 'notPermitted' },
    },
    {
      name: 'the plugin does not know the cluster',
      answer: () =>
        Promise.reject(new Error('Cluster retail-cluster not found')),
      refusal: { reason: 'unknownCluster', cluster: 'retail-cluster' },
    },
    {
      name: 'nobody answers',
      answer: () => Promise.reject(new Error('Failed to fetch')),
      refusal: { reason: 'failed', message: 'Failed to fetch' },
    },
    {
      name: 'something else is wrong',
      answer: async () => new Response('', { status: 502 }),
      refusal: { reason: 'failed', message: 'HTTP 502' },
    },
  ])('says when $name', async ({ answer, refusal }) => {
    const { api } = apiThat(answer);
    await expect(readLogs(api, request)).resolves.toEqual({
      status: 'refused',
      refusal,
    });
  });
});
