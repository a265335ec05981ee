import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../repositoryRoot';

/** By what a plugin can be reached from outside. */
const transports: Record<string, RegExp> = {
  'an HTTP route': /httpRouter\.use|rootHttpRouter/,
  'a route without credentials': /addAuthPolicy/,
  'a permission router': /createPermissionIntegrationRouter/,
  'an action of the actions registry': /actionsRegistryServiceRef/,
  'a step of templates': /createTemplateAction|scaffolderActionsExtensionPoint/,
  'an event': /eventsServiceRef|addHttpPostIngress/,
  'a server of its own': /createServer|\.listen\(|WebSocketServer/,
};

/** Those that there are, each with the test that walks it as one who may do nothing. */
const known = [
  // router/authorization.test.ts
  'plugins/slipway-backend/src/plugin.ts: an HTTP route',
];

describe('the ways into the plugins', () => {
  it('S13: are those whose checks are tested, and no others', () => {
    const found = globSync('plugins/*/src/**/*.{ts,tsx}', {
      cwd: repositoryRoot,
    })
      .filter(file => !/\.test\.tsx?$|testUtils/i.test(file))
      .flatMap(file => {
        const source = readFileSync(join(repositoryRoot, file), 'utf8');
        return Object.entries(transports)
          .filter(([, pattern]) => pattern.test(source))
          .map(([name]) => `${file}: ${name}`);
      });
    expect(found).toEqual(known);
  });

  it('S7: make no spans and no metrics, which would be one more place for a secret to come out', () => {
    const tracers = globSync('plugins/*/src/**/*.{ts,tsx}', {
      cwd: repositoryRoot,
    }).filter(file =>
      /@opentelemetry|tracingServiceRef|metricsServiceRef|prom-client/.test(
        readFileSync(join(repositoryRoot, file), 'utf8'),
      ),
    );
    expect(tracers).toEqual([]);
  });
});
