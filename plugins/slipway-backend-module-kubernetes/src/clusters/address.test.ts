import { guardedLookup, readClusterUrl } from './address';

describe('readClusterUrl', () => {
  it.each([
    'https://cluster.example.com:6443',
    'https://10.0.0.1',
    'https://rancher.example.com/k8s/clusters/c-1',
    'http://127.0.0.1:8001',
    'http://localhost:8001',
    'http://[::1]:8001',
    'https://[64:ff9b::10.0.0.1]',
    'https://[fd00:ec3::1]',
    'https://[2002:a00:1::1]',
  ])('takes %s', text => {
    expect(readClusterUrl(text, 'key').href).toBe(new URL(text).href);
  });

  it.each([
    ['https://169.254.169.254', 'metadata service'],
    ['https://2852039166', 'metadata service'],
    ['https://0xa9fea9fe/latest', 'metadata service'],
    ['https://[::ffff:169.254.169.254]', 'metadata service'],
    ['https://[fd00:ec2::254]', 'metadata service'],
    ['https://[fd00:ec2::23]', 'metadata service'],
    ['https://[fd00:c1::a9fe:a9fe]', 'metadata service'],
    ['https://[64:ff9b::169.254.169.254]', 'metadata service'],
    ['https://[64:ff9b::168.63.129.16]', 'metadata service'],
    ['https://[2002:a9fe:a9fe::1]', 'metadata service'],
    ['https://[2002:6464:64c8::]', 'metadata service'],
    ['https://[::169.254.169.254]', 'metadata service'],
    ['https://[fe80::a9fe:a9fe]', 'metadata service'],
    ['https://0251.0376.0251.0376', 'metadata service'],
    ['https://169.254.43518', 'metadata service'],
    ['https://１６９.254.169.254', 'metadata service'],
    ['https://METADATA.google.internal', 'metadata service'],
    ['file:///var/run/secrets', 'not encrypted'],
    ['https://100.100.100.200', 'metadata service'],
    ['https://metadata.google.internal.', 'metadata service'],
    ['http://cluster.example.com', 'not encrypted'],
    ['ftp://127.0.0.1', 'not encrypted'],
    ['https://user:password@cluster.example.com', 'user name or password'],
    ['cluster.example.com', 'not a URL'],
  ])('refuses %s (S5): %s', (text, reason) => {
    expect(() => readClusterUrl(text, 'kubernetes.url')).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: expect.stringMatching(new RegExp(`kubernetes.url.*${reason}`)),
      }),
    );
    expect(() => readClusterUrl(text, 'key')).not.toThrow('user:password');
  });
});

describe('guardedLookup', () => {
  it.each([
    ['127.0.0.1', null],
    [
      '169.254.169.254',
      expect.objectContaining({ message: expect.stringContaining('metadata') }),
    ],
  ])('resolves %s to what may be connected to (S5)', async (host, expected) => {
    const error = await new Promise(resolve => {
      guardedLookup(host, {}, resolve);
    });
    expect(error).toEqual(expected);
  });
});
