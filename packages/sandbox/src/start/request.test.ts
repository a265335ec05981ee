import { parseRequest } from './request';

const usual = {
  cluster: 'simulator',
  dataDirectory: '/state/slipway/demo',
  port: undefined,
  reset: false,
  development: false,
  time: false,
  kubeconfig: { file: undefined, context: undefined },
  yes: false,
  removeExample: false,
};

describe('parseRequest', () => {
  it.each([
    { args: [], expected: {} },
    {
      args: ['--data', '/data', '--port=8080', '--reset', '--dev', '--time'],
      expected: {
        dataDirectory: '/data',
        port: 8080,
        reset: true,
        development: true,
        time: true,
      },
    },
    {
      args: ['--cluster', 'local'],
      expected: {
        cluster: 'local',
        dataDirectory: '/state/slipway/demo-local',
      },
    },
    {
      args: [
        '--cluster=kubeconfig',
        '--kubeconfig=/k/config',
        '--context=kind',
        '--yes',
        '--remove-example',
      ],
      expected: {
        cluster: 'kubeconfig',
        dataDirectory: '/state/slipway/demo-kubeconfig',
        kubeconfig: { file: '/k/config', context: 'kind' },
        yes: true,
        removeExample: true,
      },
    },
  ])('reads $args', ({ args, expected }) => {
    const environment = { XDG_STATE_HOME: '/state' };
    expect(parseRequest(args, environment)).toEqual({ ...usual, ...expected });
  });

  it.each([
    { args: ['--port', 'http'], message: '--port takes a number' },
    { args: ['--port', '70000'], message: 'from 1 to 65535' },
    {
      args: ['--cluster', 'mars'],
      message: '--cluster takes simulator, local, kubeconfig, and not "mars"',
    },
    {
      args: ['--context', 'kind'],
      message: '--context belongs to --cluster kubeconfig',
    },
    {
      args: ['--cluster', 'local', '--remove-example'],
      message: '--remove-example belongs to --cluster kubeconfig',
    },
    { args: ['--fast'], message: "Unknown option '--fast'" },
  ])('refuses $args', ({ args, message }) => {
    expect(() => parseRequest(args, {})).toThrow(message);
  });
});
