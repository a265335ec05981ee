import { parseRequest } from './request';

describe('parseRequest', () => {
  it.each([
    {
      args: [],
      environment: { XDG_STATE_HOME: '/state' },
      expected: {
        dataDirectory: '/state/slipway/demo',
        port: undefined,
        reset: false,
        development: false,
      },
    },
    {
      args: ['--data', '/data', '--port=8080', '--reset', '--dev'],
      environment: {},
      expected: {
        dataDirectory: '/data',
        port: 8080,
        reset: true,
        development: true,
      },
    },
  ])('reads $args', ({ args, environment, expected }) => {
    expect(parseRequest(args, environment)).toEqual(expected);
  });

  it.each([
    { args: ['--port', 'http'], message: '--port takes a number' },
    { args: ['--port', '70000'], message: 'from 1 to 65535' },
    { args: ['--cluster', 'mars'], message: '--cluster takes "local"' },
    { args: ['--fast'], message: "Unknown option '--fast'" },
  ])('refuses $args', ({ args, message }) => {
    expect(() => parseRequest(args, {})).toThrow(message);
  });
});
