import type { Region, SecretRecord } from '../../account/Region';
import { AwsError } from '../../wire/AwsError';
import type { ApiCall, ApiRequest } from '../ApiCall';

/** `GetSecretValue` */
export const getSecretValue: ApiCall = {
  parameters: ['SecretId', 'VersionId', 'VersionStage'],
  needs: request => needs(request, 'secretsmanager:GetSecretValue'),
  answer({ region, parameters }) {
    const secret = getSecret(region, parameters.text('SecretId'));
    return {
      ARN: secret.arn,
      Name: secret.name,
      VersionId: toVersion(secret),
      VersionStages: ['AWSCURRENT'],
      SecretString: secret.value,
      CreatedDate: toSeconds(secret),
    };
  },
};

/** `DescribeSecret` */
export const describeSecret: ApiCall = {
  parameters: ['SecretId'],
  needs: request => needs(request, 'secretsmanager:DescribeSecret'),
  answer({ region, parameters }) {
    const secret = getSecret(region, parameters.text('SecretId'));
    return {
      ARN: secret.arn,
      Name: secret.name,
      CreatedDate: toSeconds(secret),
      LastChangedDate: toSeconds(secret),
      Tags: [],
      VersionIdsToStages: { [toVersion(secret)]: ['AWSCURRENT'] },
    };
  },
};

function needs({ region, parameters }: ApiRequest, action: string) {
  const id = parameters.text('SecretId');
  const { accountId, region: name } = region.place;
  return [
    {
      action,
      // Of a secret that is not there IAM judges the name as it was sent.
      resource:
        findSecret(region, id)?.arn ??
        `arn:aws:secretsmanager:${name}:${accountId}:secret:${id}`,
    },
  ];
}

function findSecret(region: Region, id: string): SecretRecord | undefined {
  return (
    region.secrets.get(id) ??
    [...region.secrets.values()].find(({ arn }) => arn === id)
  );
}

/** @throws AwsError ResourceNotFoundException */
function getSecret(region: Region, id: string): SecretRecord {
  const secret = findSecret(region, id);
  if (!secret) {
    throw new AwsError(
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret.",
    );
  }
  return secret;
}

function toVersion({ arn }: SecretRecord): string {
  const hex = Buffer.from(arn).toString('hex').slice(-32);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Times in JSON 1.1 are seconds since 1970. */
function toSeconds({ createdAt }: SecretRecord): number {
  return createdAt.getTime() / 1000;
}
