import { parseDemoRequest } from './request';

const environment = { XDG_STATE_HOME: '/state' };

describe('parseDemoRequest', () => {
  it.each([
    [[], { command: 'status', dataDirectory: '/state/slipway/demo' }],
    [
      ['status', '--cluster=local'],
      { command: 'status', dataDirectory: '/state/slipway/demo-local' },
    ],
    [
      ['kubeconfig', 'retail-cluster-2', '--data', '/d'],
      {
        command: 'kubeconfig',
        cluster: 'retail-cluster-2',
        dataDirectory: '/d',
      },
    ],
    [['aws', 'status'], { command: 'aws' }],
    [
      ['lose-a-row', 'retail-pg'],
      { command: 'lose-a-row', identifier: 'retail-pg' },
    ],
    [
      ['sql', 'retail-pg', 'SELECT 1'],
      { command: 'sql', identifier: 'retail-pg', sql: 'SELECT 1' },
    ],
    [
      'deploy web 2.0.0 --behaviour crash-loop --exit-code 3'.split(' '),
      {
        command: 'deploy',
        service: 'web',
        version: '2.0.0',
        environment: 'production',
        behaviour: 'crash-loop',
        exitCode: 3,
      },
    ],
  ])('reads %j', (args, request) => {
    expect(parseDemoRequest(args, environment)).toMatchObject(request);
  });

  it.each([
    [['explode'], '"explode" is nothing that can be done'],
    [['deploy', 'web'], 'deploy needs a version'],
    [['lose-a-row'], 'lose-a-row needs a database'],
    [['sql', 'retail-pg'], 'sql needs a query'],
    [['deploy', 'web', '2', '--behaviour=sad'], 'takes slow-start, crash-loop'],
    [['deploy', 'web', '2', '--exit-code=0'], 'from 1 to 255'],
  ])('refuses %j', (args, message) => {
    expect(() => parseDemoRequest(args, environment)).toThrow(message);
  });
});
