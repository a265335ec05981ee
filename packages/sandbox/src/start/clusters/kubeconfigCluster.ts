import { exampleCluster } from '../../example/exampleCluster';
import { Manifest } from '../../example/manifests';
import { readExample } from '../../example/readExample';
import { seedExample } from '../../example/seed';
import { ask } from '../kubeconfig/ask';
import {
  ContextChoice,
  openContext,
  OwnContext,
} from '../kubeconfig/openContext';
import { findExample, removeExample } from '../kubeconfig/removeExample';
import { Survey, surveyCluster } from '../kubeconfig/survey';
import { requestTokens } from '../kubeconfig/tokens';
import { DemoCluster } from './DemoCluster';

/** What is to be done with a cluster of the user's own. */
export type KubeconfigOptions = {
  choice: ContextChoice;
  /** Whether every question is answered with yes beforehand. */
  yes: boolean;
  log: (line: string) => void;
  /** Where a person reads what they are asked about. */
  show?: (text: string) => void;
};

/**
 * Asks whether the retail example may be brought onto a cluster of the user's own. It stands for both clusters.
 *
 * @remarks
 * Nothing is changed that does not carry the example's label, and the portal gets tokens of two service accounts of the example, never the
 * user's own credentials. It stays there when the demo ends, until it is removed.
 *
 * @param reset - removes first what an earlier start has left there.
 * @returns a function that does it.
 * @throws NotAllowedError where the answer is no.
 */
export async function prepareKubeconfigCluster(
  options: KubeconfigOptions & { reset: boolean },
): Promise<() => Promise<DemoCluster>> {
  const { choice, yes, log, reset, show = console.log } = options;
  const own = await openContext(choice);
  const written = await readExample();
  log(`Looking at the cluster of the context "${own.context}"`);
  const survey = await surveyCluster(own, written);
  const removeFirst = reset && survey.toUpdate.length > 0;
  show(describeSurvey(own, survey, removeFirst));
  await ask('Apply the retail example there?', yes);
  return async () => {
    if (!removeFirst) {
      return apply(own, survey, log);
    }
    const found = await findExample(own.config, written);
    await removeExample(own.config, found, log);
    return apply(own, await surveyCluster(own, written), log);
  };
}

async function apply(
  own: OwnContext,
  { example }: Survey,
  log: (line: string) => void,
): Promise<DemoCluster> {
  const cluster = exampleCluster(own.config, { shared: true });
  await seedExample({ cluster, example, log });
  const tokens = await requestTokens(own.config);
  log(
    `Made tokens for slipway-reader and slipway-executor, which expire ${tokens.expire.toISOString()}`,
  );
  const access = {
    server: own.server,
    caData: own.caData,
    readerToken: tokens.reader,
    executorToken: tokens.executor,
  };
  return {
    access: { 'retail-cluster': access, 'retail-cluster-2': access },
    stop: async () => {},
  };
}

/** Takes the retail example off a cluster of the user's own, after asking. */
export async function removeFromKubeconfigCluster({
  choice,
  yes,
  log,
  show = console.log,
}: KubeconfigOptions): Promise<void> {
  const own = await openContext(choice);
  const found = await findExample(own.config, await readExample());
  if (found.objects.length + found.namespaces.length === 0) {
    log(`The cluster of the context "${own.context}" has no retail example`);
    return;
  }
  show(
    [
      describeContext(own),
      `  remove      ${found.objects.length} objects that carry the example's label, and what they own`,
      `  namespaces  ${found.namespaces.map(({ metadata }) => metadata?.name).join(', ')}, unless others have something in them`,
    ].join('\n'),
  );
  await ask('Remove the retail example from there?', yes);
  await removeExample(own.config, found, log);
  log('The retail example is gone');
}

function describeContext({ context, cluster, server, user }: OwnContext) {
  return [
    '',
    `  context     ${context}, as ${user}`,
    `  cluster     ${cluster}, ${server}`,
  ].join('\n');
}

function describeSurvey(
  own: OwnContext,
  { toCreate, toUpdate, narrow }: Survey,
  removeFirst: boolean,
): string {
  return [
    describeContext(own),
    `  namespaces  ${describeNamespaces(toCreate, toUpdate)}`,
    `  create      ${countKinds(toCreate) || 'nothing'}`,
    `  update      ${countKinds(toUpdate) || 'nothing'}`,
    ...(removeFirst
      ? ['  reset       removes what an earlier start has left there, first']
      : []),
    ...(narrow
      ? ['  rights      in namespaces only: the portal reads these namespaces']
      : []),
    '  It stays there when the demo ends: scripts/start --cluster kubeconfig --remove-example takes it away.',
    '',
  ].join('\n');
}

function describeNamespaces(toCreate: Manifest[], toUpdate: Manifest[]) {
  const names = (manifests: Manifest[], remark: string) =>
    manifests
      .filter(({ object }) => object.kind === 'Namespace')
      .map(({ object }) => `${object.metadata.name}${remark}`);
  return [...names(toCreate, ' (new)'), ...names(toUpdate, '')].join(', ');
}

function countKinds(manifests: Manifest[]): string {
  const counts = new Map<string, number>();
  for (const { object } of manifests) {
    const kind = object.kind ?? '';
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const kinds = [...counts].map(([kind, count]) => `${count} ${kind}`);
  return kinds.length === 0
    ? ''
    : `${manifests.length} objects: ${kinds.join(', ')}`;
}
