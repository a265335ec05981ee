import { isHighEntropy, isSecretName, redactText, shorten } from './redactText';

describe('redactText', () => {
  it.each([
    ['mongodb://root:hunter2@db/x', 'mongodb://•••@db/x'],
    ['login failed password=hunter2 at db', 'login failed password=••• at db'],
    ['{"token": "abc"}', '{"token": •••}'],
    ['Authorization: Bearer abcdefghij.k', 'Authorization: •••'],
    ['-Dapi.key=abc -Xmx1g', '-Dapi.key=••• -Xmx1g'],
    ['key sk_live_51H8xYzAbCdEfGh012345 used', 'key ••• used'],
  ])('takes the secret out of %p', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  it.each([
    'Readiness probe failed: HTTP probe failed with statuscode: 503',
    'Failed to pull image "123456789012.dkr.ecr.us-east-1.amazonaws.com/retail-backend:1.2.0"',
    'image backend@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '0/3 nodes are available: 3 Insufficient cpu.',
    'java.lang.OutOfMemoryError: Java heap space at com.example.retail.Application.main',
  ])('leaves %p alone', text => {
    expect(redactText(text)).toBe(text);
  });
});

describe('isSecretName', () => {
  it.each([
    'STRIPE_API_KEY',
    'jwt-secret',
    'dbPassword',
    'MONGODB_URI',
    'AWS_SECRET_ACCESS_KEY',
    'githubToken',
    'SENTRY_DSN',
    'KEY',
  ])('suspects %s', name => {
    expect(isSecretName(name)).toBe(true);
  });

  it.each(['REDIS_HOST', 'JAVA_OPTS', 'AUTHOR', 'KEYSPACE', 'LOG_LEVEL'])(
    'trusts %s',
    name => {
      expect(isSecretName(name)).toBe(false);
    },
  );
});

describe('isHighEntropy', () => {
  it.each([
    ['AKIAIOSFODNN7EXAMPLEabcdEF12', true],
    ['c2VjcmV0LXZhbHVlLTEyMzQ1Njc4', true],
    ['aaaaaaaaaaaaaaaaaaaaaaaa1', false],
    ['redis-host.cache.example.internal:6379', false],
    ['short1', false],
  ])('of %s: %s', (word, high) => {
    expect(isHighEntropy(word)).toBe(high);
  });
});

describe('shorten', () => {
  it('keeps what is short enough', () => {
    expect([shorten('abc', 3), shorten('abcd', 3)]).toEqual(['abc', 'ab…']);
  });
});
