import { findGitOpsOwner, parseTrackingId } from './gitOps';
import { JsonObject } from '@backstage/types';
import { aDeployment, managed } from './testUtils';
import { trimDeployment } from './trimWorkload';

const by = (manager: string) => ({
  managedFields: [managed(manager, '2026-01-15T09:00:00Z')],
});
const trackingId = 'shop:apps/Deployment:production/backend';

describe('findGitOpsOwner', () => {
  it.each<[string, JsonObject, object | undefined]>([
    [
      'the tracking ID',
      { annotations: { 'argocd.argoproj.io/tracking-id': trackingId } },
      { controller: 'Argo CD', application: 'shop' },
    ],
    [
      'the label of Argo CD',
      { labels: { 'argocd.argoproj.io/instance': 'shop' } },
      { controller: 'Argo CD', application: 'shop' },
    ],
    [
      'the instance label beside the hand of Argo CD',
      {
        labels: { 'app.kubernetes.io/instance': 'shop' },
        ...by('argocd-application-controller'),
      },
      { controller: 'Argo CD', application: 'shop' },
    ],
    [
      'the hand of Argo CD',
      by('argocd-controller'),
      {
        controller: 'Argo CD',
        evidence: 'field manager argocd-controller',
      },
    ],
    [
      'a Flux Kustomization',
      { labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' } },
      {
        controller: 'Flux',
        application: 'apps',
        evidence: 'label kustomize.toolkit.fluxcd.io/name: apps',
      },
    ],
    [
      'a Flux HelmRelease',
      { labels: { 'helm.toolkit.fluxcd.io/name': 'backend' } },
      { controller: 'Flux', application: 'backend' },
    ],
    ['the hand of Flux', by('helm-controller'), { controller: 'Flux' }],
    [
      'the instance label alone',
      { labels: { 'app.kubernetes.io/instance': 'shop' } },
      undefined,
    ],
    ['nothing', {}, undefined],
  ])('by %s', (_, metadata, owner) => {
    const found = findGitOpsOwner(trimDeployment(aDeployment({ metadata })));
    expect([found]).toMatchObject([owner]);
  });
});

describe('parseTrackingId', () => {
  it('reads its parts', () => {
    expect(parseTrackingId(trackingId)).toEqual({
      application: 'shop',
      kind: 'Deployment',
      namespace: 'production',
      name: 'backend',
    });
  });

  it.each(['', 'shop', 'shop:apps/Deployment', 'a:b/c:d/e/f:g'])(
    'refuses %p',
    text => {
      expect(parseTrackingId(text)).toBeUndefined();
    },
  );
});
