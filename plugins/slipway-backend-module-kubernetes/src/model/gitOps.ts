import { GitOpsOwner } from '@slipway/backstage-plugin-slipway-common';
import { KeptWorkload } from './kept';

type Evidence = (workload: KeptWorkload) => GitOpsOwner | undefined;

const argoManagers = ['argocd-application-controller', 'argocd-controller'];
const fluxManagers = ['kustomize-controller', 'helm-controller'];

/** What gives a GitOps controller away, the surest first. */
const evidences: readonly Evidence[] = [
  byTrackingId,
  byMark('Argo CD', 'argocd.argoproj.io/instance'),
  byMark('Flux', 'kustomize.toolkit.fluxcd.io/name'),
  byMark('Flux', 'helm.toolkit.fluxcd.io/name'),
  byArgoManager,
  byFluxManager,
];

/** The GitOps controller that owns a workload, by its labels, annotations or field managers. */
export function findGitOpsOwner(
  workload: KeptWorkload,
): GitOpsOwner | undefined {
  for (const evidence of evidences) {
    const owner = evidence(workload);
    if (owner) {
      return owner;
    }
  }
  return undefined;
}

/** Parts of Argo CD's tracking ID, `<application>:<group>/<kind>:<namespace>/<name>`. */
export function parseTrackingId(
  id: string,
):
  | { application: string; kind: string; namespace: string; name: string }
  | undefined {
  const match = /^([^:]+):([^/:]*)\/([^/:]+):([^/:]*)\/([^/:]+)$/.exec(id);
  const [, application, , kind, namespace, name] = match ?? [];
  return application && kind && namespace && name
    ? { application, kind, namespace, name }
    : undefined;
}

function byTrackingId(workload: KeptWorkload): GitOpsOwner | undefined {
  const key = 'argocd.argoproj.io/tracking-id';
  const id = workload.annotations[key];
  const application = id?.split(':')[0];
  return application
    ? {
        controller: 'Argo CD',
        application,
        evidence: `annotation ${key}: ${id}`,
      }
    : undefined;
}

function byMark(controller: GitOpsOwner['controller'], key: string): Evidence {
  return ({ labels, annotations }) => {
    const where = labels[key] ? 'label' : 'annotation';
    const application = labels[key] ?? annotations[key];
    return application
      ? { controller, application, evidence: `${where} ${key}: ${application}` }
      : undefined;
  };
}

/** `app.kubernetes.io/instance` is everybody's label: it names the application only beside Argo CD's own hand. */
function byArgoManager(workload: KeptWorkload): GitOpsOwner | undefined {
  const manager = argoManagers.find(name => workload.managers.includes(name));
  const application = workload.labels['app.kubernetes.io/instance'];
  return manager
    ? {
        controller: 'Argo CD',
        ...(application ? { application } : {}),
        evidence: `field manager ${manager}`,
      }
    : undefined;
}

function byFluxManager(workload: KeptWorkload): GitOpsOwner | undefined {
  const manager = fluxManagers.find(name => workload.managers.includes(name));
  return manager
    ? { controller: 'Flux', evidence: `field manager ${manager}` }
    : undefined;
}
