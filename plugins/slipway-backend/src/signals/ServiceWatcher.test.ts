import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  aPlatform,
  aServiceInTarget,
} from '@slipway/backstage-plugin-slipway-node/testUtils';
import { FakeLiveState } from '../testUtils/FakeLiveState';
import { TargetDirectory } from '../services/TargetDirectory';
import { ServiceWatcher } from './ServiceWatcher';
import { PageVersion } from '../services/pageVersion';
import { SignalPublisher } from './SignalPublisher';

const MINUTE = 60_000;

function aWatcher() {
  const liveState = new FakeLiveState();
  const signalled: [string, PageVersion][] = [];
  const watcher = new ServiceWatcher({
    directory: new TargetDirectory({
      config: { environments: [], onCallGroups: [], links: [] },
      platforms: [Object.assign(aPlatform(), { liveState })],
    }),
    publisher: {
      getSignalId: (ref: string) => ref,
      signal: (ref: string, version: PageVersion) =>
        signalled.push([ref, version]),
      stop: () => {},
    } as unknown as SignalPublisher,
    logger: mockServices.logger.mock(),
    limit: { perPrincipal: 10, ofAll: 100 },
  });
  const services = [
    aServiceInTarget(),
    aServiceInTarget({ target: { environment: 'staging' } }),
  ];
  const view = (annotations?: Record<string, string>) => {
    const { entity, entityRef } = services[0]!;
    const changed: Entity = {
      ...entity,
      metadata: { ...entity.metadata, annotations },
    };
    watcher.watch(
      { entity: changed, entityRef, owners: [] },
      { services, viewer: 'user:default/ana' },
    );
  };
  return { watcher, liveState, signalled, view };
}

describe('ServiceWatcher', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('observes each target once, however many view it', () => {
    const { liveState, signalled, view } = aWatcher();
    [1, 2, 3].forEach(() => view());
    expect(liveState.countListeners()).toBe(2);

    liveState.change('staging/retail-cluster');
    expect(signalled).toEqual([
      [
        'component:default/backend',
        { targets: { 'staging/retail-cluster': '2' } },
      ],
    ]);
  });

  it('releases it ten minutes after the last view', () => {
    const { liveState, view } = aWatcher();
    view();
    jest.advanceTimersByTime(9 * MINUTE);
    view();
    jest.advanceTimersByTime(9 * MINUTE);
    expect(liveState.countListeners()).toBe(2);
    jest.advanceTimersByTime(MINUTE);
    expect(liveState.countListeners()).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('begins anew where the annotations have changed', () => {
    const { liveState, view } = aWatcher();
    const observe = jest.spyOn(liveState, 'observe');
    view({ a: '1' });
    view({ a: '1' });
    expect(observe).toHaveBeenCalledTimes(2);
    view({ a: '2' });
    expect(observe).toHaveBeenCalledTimes(4);
    expect(liveState.countListeners()).toBe(2);
  });

  it('S18: observes so many services for one viewer', () => {
    const { watcher, liveState } = aWatcher();
    for (let index = 0; index < 50; index += 1) {
      const service = aServiceInTarget({ name: `service-${index}` });
      const { entity, entityRef } = service;
      watcher.watch(
        { entity, entityRef, owners: [] },
        { services: [service], viewer: 'user:default/ana' },
      );
    }
    expect(liveState.countListeners()).toBe(10);
    expect(jest.getTimerCount()).toBe(10);
  });

  it('goes on where one target cannot be observed', () => {
    const { liveState, view } = aWatcher();
    const observe = liveState.observe.bind(liveState);
    jest.spyOn(liveState, 'observe').mockImplementation((service, listener) => {
      if (service.target.environment === 'staging') {
        throw new Error('no such cluster');
      }
      return observe(service, listener);
    });
    view();
    expect(liveState.countListeners()).toBe(1);
  });

  it('stops with the process', () => {
    const { watcher, liveState, view } = aWatcher();
    view();
    watcher.stop();
    expect([liveState.countListeners(), jest.getTimerCount()]).toEqual([0, 0]);
  });
});
