import { redact } from './redact';

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
