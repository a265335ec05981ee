import { format, resolveConfig } from 'prettier';
import { describeAnnotations } from './annotations';
import { describeAwsSimulator } from './awsSimulator';
import { collectConfig } from './configSchema';
import { describeConfiguration } from './configuration';
import { readDocComments } from './docComments';
import { describeFaults } from './faults';
import { describeHttpApi } from './httpApi';
import { describeLinks } from './links';
import { describeOperationKinds } from './operationKinds';
import { describePermissions } from './permissions';
import { describeRights } from './rights';

/** Where the reference is in the repository. */
export const referenceFolder = 'docs/reference';

/** Makes the whole reference: the text of each document by its file name. */
export async function createReference(): Promise<Map<string, string>> {
  const comments = readDocComments('plugins/slipway-common/src/index.ts');
  const documents = {
    'annotations.md': describeAnnotations(),
    'aws-simulator.md': await describeAwsSimulator(),
    'configuration.md': describeConfiguration(await collectConfig()),
    'faults.md': describeFaults(),
    'http-api.md': describeHttpApi(comments),
    'links.md': describeLinks(),
    'operations.md': describeOperationKinds(comments),
    'permissions.md': describePermissions(),
    'rights.md': describeRights(),
  };
  const style = await resolveConfig(referenceFolder);
  return new Map(
    await Promise.all(
      Object.entries(documents).map(
        async ([name, text]) =>
          [name, await format(text, { ...style, parser: 'markdown' })] as const,
      ),
    ),
  );
}
