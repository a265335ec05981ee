import {
  ANNOTATION_OPERATION,
  kubernetesAnnotations,
} from '@slipway/backstage-plugin-slipway-common';
import {
  ANNOTATION_CHANGE_CAUSE,
  ANNOTATION_REVISION_OPERATION,
} from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/model/trimMetadata';
import { code, document, generatedNote, table } from './markdown';

const onEntities: Record<
  keyof typeof kubernetesAnnotations,
  { example: string; purpose: string }
> = {
  id: {
    example: 'backend',
    purpose:
      'The workloads of the entity are those that carry the label of the same name with this value.',
  },
  namespace: {
    example: 'team-basket',
    purpose:
      'Picks a namespace where the target allows several (`team-*`). It cannot reach a namespace that the target does not allow.',
  },
  labelSelector: {
    example: 'app=backend,tier=api',
    purpose:
      'Labels that the workloads must have, as `key=value` separated by commas. Together with the ID it narrows further.',
  },
  cluster: {
    example: 'retail-cluster',
    purpose:
      'The entity is in this cluster only: targets elsewhere are left out.',
  },
};

/** The reference of the annotations: those that Slipway reads on entities, and those that it leaves on workloads. */
export function describeAnnotations(): string {
  return document(
    generatedNote,
    '# Annotations',
    '## On entities of the catalog',
    'They are the standard ones of the Backstage Kubernetes plugin. They only narrow what the targets in `app-config.yaml` allow: none carries an address, a role or a credential. One of the first and the label selector is needed.',
    table(
      ['Annotation', 'Example', 'What it does'],
      Object.entries(kubernetesAnnotations).map(([name, annotation]) => {
        const { example, purpose } =
          onEntities[name as keyof typeof kubernetesAnnotations];
        return [code(annotation), code(example), purpose];
      }),
    ),
    '## On workloads',
    'A change by Slipway leaves these, in the same request as the change itself.',
    table(
      ['Annotation', 'What it says'],
      [
        [
          code(ANNOTATION_OPERATION),
          'The ID of the operation that changed the workload last.',
        ],
        [
          code(ANNOTATION_REVISION_OPERATION),
          'The operation that made the revision, with the hash of its template: it tells whose hand a revision was.',
        ],
        [
          code(ANNOTATION_CHANGE_CAUSE),
          'Who did what and why, as `kubectl rollout history` shows it.',
        ],
      ],
    ),
  );
}
