import { saidByAws } from './saidByAws';

describe('saidByAws', () => {
  it('says what AWS said', () => {
    expect(saidByAws(new Error('Rate exceeded'))).toBe('Rate exceeded');
  });

  it.each([
    "'x' not a valid key=value pair in Authorization header: 'AWS4-HMAC-SHA256 canary'",
    "The Canonical String for this request should have been 'POST\n/\n\nhost:rds\nx-amz-security-token:canary\n'",
    'Authorization: Credential=AKIA/x, Signature=canary',
  ])('S7: leaves out a request that AWS repeats: %s', said => {
    expect(saidByAws(new Error(said))).not.toContain('canary');
  });
});
