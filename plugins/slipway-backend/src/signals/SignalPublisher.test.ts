import { mockServices } from '@backstage/backend-test-utils';
import { SignalPayload } from '@backstage/plugin-signals-node';
import { decodePageVersion } from '../services/pageVersion';
import { SignalPublisher } from './SignalPublisher';

const BACKEND = 'component:default/backend';

function aPublisher(options: { secret?: string; failing?: boolean } = {}) {
  const sent: SignalPayload[] = [];
  const publisher = new SignalPublisher({
    signals: {
      async publish(signal) {
        if (options.failing) {
          throw new Error('no event broker');
        }
        sent.push(signal as SignalPayload);
      },
    },
    secret: options.secret ?? 'shared',
    logger: mockServices.logger.mock(),
  });
  const versions = () =>
    sent.map(({ message }) => decodePageVersion(String(message.version)));
  return { publisher, sent, versions };
}

const targets = (version: string) => ({
  targets: { 'production/west': version },
});

const { hide } = aPublisher().publisher;
const hidden = (version: string) => ({
  targets: { [hide('production/west')]: version },
});

describe('SignalPublisher', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('publishes the first change at once, without a name in it', () => {
    const { publisher, sent } = aPublisher();
    publisher.signal(BACKEND, targets('1'));

    expect(sent).toEqual([
      {
        recipients: { type: 'broadcast' },
        channel: 'slipway:services',
        message: {
          id: publisher.getSignalId(BACKEND),
          version: expect.any(String),
        },
      },
    ]);
    expect(publisher.getSignalId(BACKEND)).not.toContain('backend');
  });

  it('S16: tells no name in a version, neither of a target nor of an operation', () => {
    const { publisher, versions } = aPublisher();
    const operations = 'd3b07384-d9a0-4c1e-8f1a-6d2f8e9b7c10@2026-01-01';
    publisher.signal(BACKEND, { ...targets('120'), operations });
    expect(versions()).toEqual([
      {
        targets: { [hide('production/west')]: '120' },
        operations: hide(operations),
      },
    ]);
    const written = JSON.stringify(versions());
    ['production', 'west', 'd3b07384'].forEach(name =>
      expect(written).not.toContain(name),
    );
    expect(
      aPublisher({ secret: 'x' }).publisher.hide('production/west'),
    ).not.toBe(hide('production/west'));
  });

  it('gathers changes that come together, and keeps the last', () => {
    const { publisher, versions } = aPublisher();
    ['1', '2', '3'].forEach(version =>
      publisher.signal(BACKEND, targets(version)),
    );
    publisher.signal(BACKEND, {
      targets: { 'staging/west': '9' },
      operations: 'x',
    });
    expect(versions()).toEqual([hidden('1')]);

    jest.advanceTimersByTime(250);
    expect(versions().slice(1)).toEqual([
      {
        targets: {
          [hide('production/west')]: '3',
          [hide('staging/west')]: '9',
        },
        operations: hide('x'),
      },
    ]);

    publisher.signal(BACKEND, targets('4'));
    expect(versions()).toHaveLength(2);
    jest.advanceTimersByTime(250);
    expect(versions().slice(2)).toEqual([hidden('4')]);
  });

  it.each([50, 260, 900])(
    'comes down to one a second while changes go on, one every %i ms',
    every => {
      const { publisher, sent } = aPublisher();
      const times: number[] = [];
      for (let time = 0; time < 20_000; time += every) {
        const before = sent.length;
        publisher.signal(BACKEND, targets(String(time)));
        jest.advanceTimersByTime(every);
        times.push(...Array(sent.length - before).fill(time));
      }
      // One a second, and the two that may come ahead.
      expect(sent.length).toBeLessThanOrEqual(20 + 3);
      expect(times.filter(time => time >= 10_000).length).toBeLessThanOrEqual(
        11,
      );
    },
  );

  it('is immediate again after quiet seconds, and forgets the service', () => {
    const { publisher, versions } = aPublisher();
    ['1', '2', '3', '4'].forEach(version => {
      publisher.signal(BACKEND, targets(version));
      jest.advanceTimersByTime(250);
    });
    jest.advanceTimersByTime(4000);
    expect(jest.getTimerCount()).toBe(0);
    publisher.signal(BACKEND, targets('5'));
    expect(versions().at(-1)).toEqual(hidden('5'));
  });

  it('paces each service on its own', () => {
    const { publisher, sent } = aPublisher();
    publisher.signal(BACKEND, targets('1'));
    publisher.signal('component:default/frontend', targets('1'));
    expect(sent).toHaveLength(2);
  });

  it('names a service alike on every replica, and otherwise with another secret', () => {
    const id = aPublisher().publisher.getSignalId(BACKEND);
    expect(aPublisher().publisher.getSignalId(BACKEND)).toBe(id);
    expect(aPublisher({ secret: 'x' }).publisher.getSignalId(BACKEND)).not.toBe(
      id,
    );
  });

  it('goes on when nobody takes signals', async () => {
    const { publisher } = aPublisher({ failing: true });
    publisher.signal(BACKEND, targets('1'));
    await jest.advanceTimersByTimeAsync(1000);
    expect(jest.getTimerCount()).toBe(0);
  });
});
