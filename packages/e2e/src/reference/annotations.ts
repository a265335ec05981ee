import {
  ANNOTATION_OPERATION,
  awsAnnotations,
  kubernetesAnnotations,
  recoveryAnnotations,
} from '@slipway/backstage-plugin-slipway-common';
import {
  ANNOTATION_CHANGE_CAUSE,
  ANNOTATION_REVISION_OPERATION,
} from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/model/trimMetadata';
import { code, document, generatedNote, table } from './markdown';

type Described<TNames extends object> = Record<
  keyof TNames,
  { example: string; purpose: string }
>;

const onComponents: Described<typeof kubernetesAnnotations> = {
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

const onDatastores: Described<typeof awsAnnotations> = {
  rdsInstanceArn: {
    example: 'arn:aws:rds:us-east-1:123456789012:db:retail-pg',
    purpose:
      'The RDS instances that the entity is, separated by commas. Each target takes those of its account and region; one of another account is refused.',
  },
  rdsInstanceTags: {
    example: 'component=backend,tier=data',
    purpose:
      'Tags that the RDS instances of the entity bear, as `key=value` separated by commas, beside those that the target asks for.',
  },
};

const onRecovery: Described<typeof recoveryAnnotations> = {
  rpo: {
    example: '1h',
    purpose:
      'How much of the newest data may be lost. `-region` and `-account` after the name say it for the loss of the region or the account.',
  },
  rto: {
    example: '1h',
    purpose: 'How long a recovery may take, its validation included.',
  },
  retention: {
    example: '7d',
    purpose: 'How far back the data must be recoverable.',
  },
  checks: {
    example:
      '- { name: orders are there, sql: SELECT count(*) > 0 FROM orders, expect: true }',
    purpose:
      'By which a recovered copy is validated: a list of checks in YAML. See [recovery](../guides/recovery.md).',
  },
};

/** The reference of the annotations: those that Slipway reads on entities, and those that it leaves on workloads. */
export function describeAnnotations(): string {
  return document(
    generatedNote,
    '# Annotations',
    '## On components',
    'They are the standard ones of the Backstage Kubernetes plugin. They only narrow what the targets in `app-config.yaml` allow: none carries an address, a role or a credential. One of the first and the label selector is needed.',
    table(
      ['Annotation', 'Example', 'What it does'],
      describeAll(kubernetesAnnotations, onComponents),
    ),
    '## On data stores',
    'A data store is a Resource that components depend on. What it is on AWS is said in the manner of the AWS plugins for Backstage, and only narrows what the targets allow. One of the two is needed, or a binding in the configuration of the target.',
    table(
      ['Annotation', 'Example', 'What it does'],
      describeAll(awsAnnotations, onDatastores),
    ),
    'What its recovery has to keep. Lengths are written as `15m`, `1h`, `7d` or `PT1H`. The policy of an environment is a floor: the stricter of the two holds.',
    table(
      ['Annotation', 'Example', 'What it does'],
      describeAll(recoveryAnnotations, onRecovery),
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

function describeAll<TNames extends Readonly<Record<string, string>>>(
  names: TNames,
  described: Described<TNames>,
): string[][] {
  return Object.entries(names).map(([name, annotation]) => {
    const { example, purpose } = described[name as keyof TNames];
    return [code(annotation), code(example), purpose];
  });
}
