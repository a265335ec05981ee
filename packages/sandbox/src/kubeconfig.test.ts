import { parse } from 'yaml';
import { writeKubeconfig } from './kubeconfig';

describe('writeKubeconfig', () => {
  it('verifies the server', () => {
    const text = writeKubeconfig({
      cluster: 'retail-cluster',
      server: 'https://127.0.0.1:1',
      caData: 'Q0E=',
      user: 'admin',
      token: 't',
    });
    expect(parse(text)).toMatchObject({
      'current-context': 'retail-cluster',
      clusters: [
        {
          cluster: {
            server: 'https://127.0.0.1:1',
            'certificate-authority-data': 'Q0E=',
          },
        },
      ],
      users: [{ name: 'admin', user: { token: 't' } }],
    });
    expect(text).not.toContain('insecure');
  });
});
