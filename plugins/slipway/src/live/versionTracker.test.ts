import { VersionTracker } from './versionTracker';

describe('VersionTracker', () => {
  const fetched = (...versions: string[]) => {
    const tracker = new VersionTracker();
    versions.forEach(version => tracker.arrived(version, undefined));
    return tracker;
  };

  it('wants what is announced, until it arrives', () => {
    const tracker = fetched('1');
    expect(tracker.announced('2')).toBe(true);
    expect(tracker.wanted).toBe('2');
    tracker.arrived('2', '2');
    expect(tracker.wanted).toBeUndefined();
  });

  it.each([
    ['the version that is shown', ['1', '2'], '2'],
    ['a version that was shown before', ['1', '2'], '1'],
  ])('ignores %s', (_, versions, announced) => {
    expect(fetched(...versions).announced(announced)).toBe(false);
  });

  it('ignores what was announced before', () => {
    const tracker = fetched('1');
    tracker.announced('2');
    expect(tracker.announced('2')).toBe(false);
  });

  it('merges what is announced while a fetch is under way', () => {
    const tracker = fetched('1');
    tracker.announced('2');
    tracker.announced('3');
    tracker.announced('4');
    tracker.arrived('2', '2');
    expect(tracker.wanted).toBe('4');
  });

  it('is content with a newer picture than was waited for', () => {
    const tracker = fetched('1');
    tracker.announced('2');
    tracker.arrived('5', '2');
    expect(tracker.wanted).toBeUndefined();
    expect(tracker.missedOne).toBe(false);
  });

  it('sees that announcements are missing, until one comes again', () => {
    const tracker = fetched('1');
    expect(tracker.missedOne).toBe(false);
    tracker.arrived('2', undefined);
    expect(tracker.missedOne).toBe(true);
    tracker.announced('3');
    expect(tracker.missedOne).toBe(false);
  });

  it('forgets the oldest first', () => {
    const tracker = new VersionTracker();
    for (let version = 0; version <= 64; version++) {
      tracker.arrived(String(version), String(version));
    }
    expect(tracker.announced('1')).toBe(false);
    expect(tracker.announced('0')).toBe(true);
  });
});
