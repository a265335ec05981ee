import { toArn, toName } from '../../account/arns';
import type { Region } from '../../account/Region';
import { invalidValue } from '../../wire/AwsError';
import type { ApiCall } from '../ApiCall';
import { addTags, readTags, toRequestContext } from '../tags';

/** `AddTagsToResource` */
export const addTagsToResource: ApiCall = {
  parameters: ['ResourceName', 'Tags'],
  needs: ({ parameters }) => [
    {
      action: 'rds:AddTagsToResource',
      resource: parameters.text('ResourceName'),
      context: toRequestContext(readTags(parameters)),
    },
  ],
  answer({ region, parameters }) {
    const { settings } = findTagged(region, parameters.text('ResourceName'));
    settings.TagList = addTags(
      settings.TagList ?? [],
      readTags(parameters) ?? [],
    );
    return {};
  },
};

/** `ListTagsForResource` */
export const listTagsForResource: ApiCall = {
  parameters: ['ResourceName', 'Filters'],
  needs: ({ parameters }) => [
    {
      action: 'rds:ListTagsForResource',
      resource: parameters.text('ResourceName'),
    },
  ],
  answer: ({ region, parameters }) => ({
    TagList: findTagged(region, parameters.text('ResourceName')).settings
      .TagList,
  }),
};

/** @throws AwsError DBInstanceNotFound, DBSnapshotNotFound, InvalidParameterValue for an ARN that is not of the region. */
function findTagged(region: Region, arn: string) {
  const isSnapshot = toName(arn, 'snapshot') !== arn;
  const kind = isSnapshot ? 'snapshot' : 'db';
  if (arn !== toArn(region.place, kind, toName(arn, kind))) {
    throw invalidValue(
      `The specified resource name does not match an RDS resource in this region.`,
    );
  }
  return isSnapshot ? region.getSnapshot(arn) : region.getInstance(arn);
}
