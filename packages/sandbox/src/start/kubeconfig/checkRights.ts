import { AuthorizationV1Api, KubeConfig } from '@kubernetes/client-node';
import { Manifest } from '../../example/manifests';
import { resourceOf } from './resourceOf';

/** Something that one wants to do on a cluster. */
export type Right = {
  verb: string;
  group: string;
  resource: string;
  /** @default the whole cluster */
  namespace?: string;
};

/** How many questions are asked at a time. */
const AT_A_TIME = 16;

/** Which of the rights we lack on a cluster, as the cluster itself says. */
export async function findMissingRights(
  config: KubeConfig,
  rights: Right[],
): Promise<Right[]> {
  const api = config.makeApiClient(AuthorizationV1Api);
  const missing: Right[] = [];
  for (let start = 0; start < rights.length; start += AT_A_TIME) {
    const some = rights.slice(start, start + AT_A_TIME);
    const answers = await Promise.all(
      some.map(async ({ verb, group, resource, namespace }) => {
        const [plural, subresource] = resource.split('/');
        const { status } = await api.createSelfSubjectAccessReview({
          body: {
            apiVersion: 'authorization.k8s.io/v1',
            kind: 'SelfSubjectAccessReview',
            spec: {
              resourceAttributes: {
                verb,
                group,
                resource: plural,
                subresource,
                namespace,
              },
            },
          },
        });
        return status?.allowed === true;
      }),
    );
    missing.push(...some.filter((_, index) => !answers[index]));
  }
  return missing;
}

/** The rights to do something with each of these objects, each once. */
export function rightsTo(verbs: string[], manifests: Manifest[]): Right[] {
  const rights = manifests.flatMap(({ object }) => {
    const { group, plural } = resourceOf(object);
    const { namespace } = object.metadata;
    return verbs.map(verb => ({ verb, group, resource: plural, namespace }));
  });
  return [
    ...new Map(rights.map(right => [describeRight(right), right])).values(),
  ];
}

/** A right in words, as `create deployments.apps in production`. */
export function describeRight({
  verb,
  group,
  resource,
  namespace,
}: Right): string {
  return `${verb} ${resource}${group && `.${group}`}${namespace ? ` in ${namespace}` : ''}`;
}
