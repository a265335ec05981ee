import { ServiceLink } from '@slipway/backstage-plugin-slipway-common';
import {
  aTargetView,
  aWorkload,
} from '@slipway/backstage-plugin-slipway-common/testUtils';
import { linksOfTarget, linksOfWorkload } from './linksOf';

const backend = aWorkload();
const worker = aWorkload({ id: 'deployment.worker', name: 'worker' });
const link = (title: string, workload?: string): ServiceLink => ({
  title,
  kind: 'other',
  url: 'https://example.org/',
  workload,
});
const links = [
  link('of the target'),
  link('of backend', backend.id),
  link('of worker', worker.id),
];

function showing(...workloads: ReturnType<typeof aWorkload>[]) {
  const target = aTargetView({
    links,
    observation: {
      status: 'observed',
      observedAt: '2026-01-15T10:00:00.000Z',
      workloads,
    },
  });
  return {
    ofTarget: linksOfTarget(target).map(({ title }) => title),
    ofBackend: linksOfWorkload(target, backend).map(({ title }) => title),
  };
}

describe('the links', () => {
  it('stand together where there is one workload', () => {
    expect(showing(backend)).toEqual({
      ofTarget: [],
      ofBackend: ['of the target', 'of backend'],
    });
  });

  it('stand apart where there are several', () => {
    expect(showing(backend, worker)).toEqual({
      ofTarget: ['of the target'],
      ofBackend: ['of backend'],
    });
  });

  it('of a target in which nothing runs are its own', () => {
    expect(showing().ofTarget).toEqual(['of the target']);
  });
});
