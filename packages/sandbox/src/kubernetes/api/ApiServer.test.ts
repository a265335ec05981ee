/** @jest-environment node */
import { KubernetesSimulator } from '../KubernetesSimulator';
import { aSimulator } from '../testUtils/aSimulator';
import { SimulatorClient } from '../testUtils/SimulatorClient';

const deployments = '/apis/apps/v1/namespaces/default/deployments';

describe('ApiServer', () => {
  const lines: string[] = [];
  let simulator: KubernetesSimulator;
  let client: SimulatorClient;
  let stop: () => Promise<void>;

  beforeEach(async () => {
    lines.length = 0;
    ({ simulator, client, stop } = await aSimulator({
      log: line => lines.push(line),
    }));
  });

  afterEach(() => stop());

  it.each([
    ['GET', '/apis/foo/v1/bars', 404],
    ['GET', '/api/v1/foos', 404],
    ['PATCH', `${deployments}/web`, 415],
    ['DELETE', '/api/v1/namespaces', 405],
    ['POST', `${deployments}/web`, 405],
  ])(
    'names what it does not implement: %s %s %s',
    async (method, path, status) => {
      const isRead = ['GET', 'DELETE'].includes(method);
      const answer = await client.send(
        method,
        path,
        isRead ? {} : { body: {} },
      );

      expect(answer.status).toBe(status);
      expect(lines).toEqual([
        `not implemented (${status}): ${method} ${path}${isRead ? '' : ' (application/json)'}`,
      ]);
    },
  );

  it.each([
    ['a wrong token', { authorization: 'Bearer wrong' }, 401, 'Unauthorized'],
    [
      'no token',
      { authorization: '' },
      403,
      'deployments.apps is forbidden: User "system:anonymous" cannot list resource "deployments" in API group "apps" in the namespace "default"',
    ],
    [
      'no right',
      {},
      403,
      'deployments.apps is forbidden: User "slipway-reader" cannot list resource "deployments" in API group "apps" in the namespace "default"',
    ],
  ])('refuses who comes with %s', async (_, headers, status, message) => {
    const reader = new SimulatorClient(simulator, 'slipway-reader');

    expect(await reader.send('GET', deployments, { headers })).toMatchObject({
      status,
      json: { message },
    });
    reader.close();
  });
});
