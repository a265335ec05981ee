import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractCluster } from 'sandbox/src/kubernetes/contract';
import { startControlPlane, until } from '../controlPlane';
import { readState } from '../controlPlane/dataDirectory';

/** The real control plane, as the contract suite asks it. */
export async function startRealCluster(): Promise<ContractCluster> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'contract-'));
  const plane = await startControlPlane({ dataDirectory, name: 'contract' });
  return {
    server: plane.server,
    caData: plane.caData,
    tokens: plane.tokens,
    settle: (what, holds) => until(what, holds),
    setLoad: (selector, load) => plane.metrics.setLoad(selector, load),
    async compact() {
      await compact(dataDirectory);
      // Its caches remember what etcd has forgotten.
      await plane.restartApiServer();
    },
    async stop() {
      await plane.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

/** Makes etcd forget all versions before the newest, as the API server does every five minutes. */
async function compact(dataDirectory: string): Promise<void> {
  const state = await readState(dataDirectory);
  const etcd = `http://127.0.0.1:${state?.ports.etcd}/v3`;
  const ask = async (path: string, body: object) => {
    const response = await fetch(`${etcd}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`etcd refused ${path}: ${await response.text()}`);
    }
    return (await response.json()) as { header: { revision: string } };
  };
  const { header } = await ask('/kv/range', { key: 'AA==' });
  await ask('/kv/compaction', { revision: header.revision, physical: true });
}
