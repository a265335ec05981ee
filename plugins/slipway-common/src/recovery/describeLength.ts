const units = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3600 },
  { name: 'min', seconds: 60 },
  { name: 's', seconds: 1 },
];

/**
 * A length of time as people say it, by its two largest units: `1 h 20 min`, `4 min`, `12 d`.
 *
 * @public
 */
export function describeLength(seconds: number): string {
  const whole = Math.max(Math.round(seconds), 0);
  const first = units.findIndex(unit => whole >= unit.seconds);
  if (first < 0) {
    return '0 s';
  }
  const { name, seconds: length } = units[first]!;
  const second = units[first + 1];
  const rest = second ? Math.floor((whole % length) / second.seconds) : 0;
  const head = `${Math.floor(whole / length)} ${name}`;
  return second && rest > 0 ? `${head} ${rest} ${second.name}` : head;
}
