import { redact, redactAll } from './redact';

describe('redact', () => {
  it.each([
    ['Authorization: Bearer abcdefgh1234', 'Authorization: Bearer <secret>'],
    ['eyJhbGciOi.eyJzdWIi.c2ln was sent', '<token> was sent'],
    ['db_password=hunter22 rolled', 'db_password=<secret> rolled'],
    ['{"apiKey": "12345678"}', '{"apiKey": "<secret>"}'],
    ['postgres://u:hunter22@db/x', 'postgres://u:<secret>@db/x'],
    ['AKIAABCDEFGHIJKLMNOP leaked', '<key ID> leaked'],
    ['crash loop since 14:02', 'crash loop since 14:02'],
  ])('%s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });
});

describe('redactAll', () => {
  it('takes them out of every text, and leaves the rest as it is (S7)', () => {
    expect(
      redactAll({
        id: 'retail-pg',
        count: 3,
        checks: [{ passed: true, message: 'token: abcdef' }],
        nothing: null,
      }),
    ).toEqual({
      id: 'retail-pg',
      count: 3,
      checks: [{ passed: true, message: 'token: <secret>' }],
      nothing: null,
    });
  });
});
