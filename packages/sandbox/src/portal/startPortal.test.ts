import { explainEnd } from './startPortal';

describe('explainEnd', () => {
  it('gives the reason why the backend could not start, without its trimmings', () => {
    const log = [
      '\u001b[2m10:21:16\u001b[22m rootHttpRouter info GET / 200',
      'BackendStartupError: Backend startup failed due to the following errors:',
      "  Plugin 'slipway' startup failed; caused by InputError: no module adds a platform",
    ].join('\n');
    expect(explainEnd(log)).toBe(
      "Plugin 'slipway' startup failed; caused by InputError: no module adds a platform",
    );
  });

  it('gives the last words of any other end', () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    expect(explainEnd(`${lines.join('\n')}\n`)).toBe(lines.slice(5).join('\n'));
  });
});
