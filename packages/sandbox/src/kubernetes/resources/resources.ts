import {
  ControllerRevision,
  DaemonSet,
  Deployment,
  Event,
  HorizontalPodAutoscaler,
  Job,
  Namespace,
  Node,
  Pod,
  PodDisruptionBudget,
  ReplicaSet,
  Service,
  StatefulSet,
} from '../objects/kinds';
import { allVerbs, defineResource } from './Resource';

const all = ['all'];

/** What is stored, each by its plural. */
export const resources = {
  namespaces: defineResource<Namespace>('v1', 'Namespace', 'namespaces', {
    namespaced: false,
    shortNames: ['ns'],
    subresources: ['status'],
    verbs: allVerbs.filter(verb => verb !== 'deletecollection'),
  }),
  nodes: defineResource<Node>('v1', 'Node', 'nodes', {
    namespaced: false,
    shortNames: ['no'],
    subresources: ['status'],
  }),
  pods: defineResource<Pod>('v1', 'Pod', 'pods', {
    shortNames: ['po'],
    categories: all,
    subresources: ['log', 'status'],
    generation: 'spec',
    generationIgnores: 'nodeName',
    isUnmanaged: true,
  }),
  events: defineResource<Event>('v1', 'Event', 'events', {
    shortNames: ['ev'],
    isUnmanaged: true,
  }),
  services: defineResource<Service>('v1', 'Service', 'services', {
    shortNames: ['svc'],
    categories: all,
    subresources: ['status'],
  }),
  configmaps: defineResource('v1', 'ConfigMap', 'configmaps', {
    shortNames: ['cm'],
  }),
  secrets: defineResource('v1', 'Secret', 'secrets'),
  serviceaccounts: defineResource('v1', 'ServiceAccount', 'serviceaccounts', {
    shortNames: ['sa'],
  }),
  limitranges: defineResource('v1', 'LimitRange', 'limitranges', {
    shortNames: ['limits'],
  }),
  resourcequotas: defineResource('v1', 'ResourceQuota', 'resourcequotas', {
    shortNames: ['quota'],
    subresources: ['status'],
  }),
  persistentvolumeclaims: defineResource(
    'v1',
    'PersistentVolumeClaim',
    'persistentvolumeclaims',
    { shortNames: ['pvc'], subresources: ['status'] },
  ),
  deployments: defineResource<Deployment>(
    'apps/v1',
    'Deployment',
    'deployments',
    {
      shortNames: ['deploy'],
      categories: all,
      subresources: ['scale', 'status'],
      generation: 'spec-and-annotations',
    },
  ),
  replicasets: defineResource<ReplicaSet>(
    'apps/v1',
    'ReplicaSet',
    'replicasets',
    {
      shortNames: ['rs'],
      categories: all,
      subresources: ['scale', 'status'],
      generation: 'spec',
    },
  ),
  statefulsets: defineResource<StatefulSet>(
    'apps/v1',
    'StatefulSet',
    'statefulsets',
    {
      shortNames: ['sts'],
      categories: all,
      subresources: ['scale', 'status'],
      generation: 'spec',
    },
  ),
  daemonsets: defineResource<DaemonSet>('apps/v1', 'DaemonSet', 'daemonsets', {
    shortNames: ['ds'],
    categories: all,
    subresources: ['status'],
    generation: 'spec',
  }),
  controllerrevisions: defineResource<ControllerRevision>(
    'apps/v1',
    'ControllerRevision',
    'controllerrevisions',
  ),
  horizontalpodautoscalers: defineResource<HorizontalPodAutoscaler>(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    'horizontalpodautoscalers',
    { shortNames: ['hpa'], categories: all, subresources: ['status'] },
  ),
  jobs: defineResource<Job>('batch/v1', 'Job', 'jobs', {
    categories: all,
    subresources: ['status'],
    generation: 'spec',
  }),
  cronjobs: defineResource('batch/v1', 'CronJob', 'cronjobs', {
    shortNames: ['cj'],
    categories: all,
    subresources: ['status'],
    generation: 'spec',
  }),
  ingresses: defineResource('networking.k8s.io/v1', 'Ingress', 'ingresses', {
    shortNames: ['ing'],
    subresources: ['status'],
    generation: 'spec',
  }),
  poddisruptionbudgets: defineResource<PodDisruptionBudget>(
    'policy/v1',
    'PodDisruptionBudget',
    'poddisruptionbudgets',
    { shortNames: ['pdb'], subresources: ['status'], generation: 'spec' },
  ),
  clusterroles: defineResource(
    'rbac.authorization.k8s.io/v1',
    'ClusterRole',
    'clusterroles',
    { namespaced: false },
  ),
  clusterrolebindings: defineResource(
    'rbac.authorization.k8s.io/v1',
    'ClusterRoleBinding',
    'clusterrolebindings',
    { namespaced: false },
  ),
  roles: defineResource('rbac.authorization.k8s.io/v1', 'Role', 'roles'),
  rolebindings: defineResource(
    'rbac.authorization.k8s.io/v1',
    'RoleBinding',
    'rolebindings',
  ),
};
