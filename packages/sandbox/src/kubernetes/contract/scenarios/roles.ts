import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repositoryRoot } from '../../../repository';
import type { Stage } from '../Stage';
import { textAt } from '../wire/json';

const folder = 'plugins/slipway-backend-module-kubernetes/rbac';
const group = 'rbac.authorization.k8s.io';
const api = `/apis/${group}/v1`;

/** Binds the roles that the product ships: the reader's for the whole cluster, the executor's for the stage's namespace. */
export async function bindRoles(stage: Stage): Promise<void> {
  for (const file of ['reader.yaml', 'executor.yaml']) {
    const role = parse(
      await readFile(join(repositoryRoot, folder, file), 'utf8'),
    );
    const name = textAt(role, 'metadata', 'name');
    await apply(stage, `${api}/clusterroles`, role);
    const isReader = name === 'slipway-reader';
    const collection = isReader
      ? 'clusterrolebindings'
      : `namespaces/${stage.namespace}/rolebindings`;
    await apply(stage, `${api}/${collection}`, {
      apiVersion: `${group}/v1`,
      kind: isReader ? 'ClusterRoleBinding' : 'RoleBinding',
      metadata: { name },
      roleRef: { apiGroup: group, kind: 'ClusterRole', name },
      subjects: [{ apiGroup: group, kind: 'User', name }],
    });
  }
  await stage.cluster.settle('the roles count', async () => {
    const { status } = await stage.ask('GET', stage.path('pods'), {
      as: 'slipway-reader',
    });
    return status === 200;
  });
}

/** A cluster may have the roles from its beginning. */
async function apply(stage: Stage, path: string, body: unknown) {
  const answer = await stage.ask('POST', path, { body });
  if (answer.status !== 201 && answer.status !== 409) {
    throw new Error(`${path} was refused: ${JSON.stringify(answer.body)}`);
  }
}
