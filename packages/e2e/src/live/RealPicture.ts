import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import type { Cluster } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/clusters/cluster';
import { createClusters } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/clusters/createClusters';
import { ClusterPicture } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/liveState/ClusterPicture';
import {
  watchedKinds,
  type KeptObject,
  type WatchedKind,
} from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/model/kept';
import type { RawObject } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/model/raw';
import { trimByKind } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/model/trim';
import type { ObjectStore } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/reflector/ObjectStore';
import { watchedResources } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/reflector/resources';
import type { ReflectorTiming } from '@slipway/backstage-plugin-slipway-backend-module-kubernetes/src/reflector/timing';
import type { ControlPlane } from '../controlPlane';

/** Trimmed objects by their namespace and name. */
export type Objects = Record<string, KeptObject>;

/** What a real picture is made of. */
export interface RealPictureOptions {
  plane: ControlPlane;
  /** Where the picture takes the API server to be. */
  server: string;
  /** The user that reads. */
  reader: string;
  /** @default those of production */
  timing?: ReflectorTiming;
}

/** The picture of a real cluster, seen through a proxy, and what a fresh list has that an administrator makes. */
export class RealPicture {
  private constructor(
    readonly picture: ClusterPicture,
    readonly direct: Cluster,
  ) {}

  static async start(options: RealPictureOptions): Promise<RealPicture> {
    const { plane, server, reader, timing } = options;
    const aCluster = (name: string, url: string, user: string) => ({
      name,
      url,
      caData: plane.caData,
      authProvider: 'serviceAccount',
      serviceAccountToken: plane.tokens[user] ?? '',
    });
    const clusters = await createClusters({
      config: new ConfigReader({
        kubernetes: {
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: [
                aCluster('seen', server, reader),
                aCluster('direct', plane.server, 'admin'),
              ],
            },
          ],
        },
      }),
      logger: mockServices.logger.mock(),
    });
    const picture = new ClusterPicture({
      cluster: clusters.get('seen'),
      namespaces: [],
      timing,
    });
    picture.start();
    return new RealPicture(picture, clusters.get('direct'));
  }

  stop(): void {
    this.picture.stop();
    this.picture.cluster.close();
    this.direct.close();
  }

  /** What the picture is worth. */
  get status(): string {
    return this.picture.health('production').status;
  }

  /** What the picture has of each kind, and what a list of this moment has. */
  async compare(): Promise<Record<'kept' | 'listed', Record<string, Objects>>> {
    const kept: Record<string, Objects> = {};
    const listed: Record<string, Objects> = {};
    for (const kind of watchedKinds) {
      const objects = await this.#list(kind);
      const store: ObjectStore<KeptObject> = this.picture.stores[kind];
      const namespaces = new Set(objects.map(({ namespace }) => namespace));
      listed[kind] = byName(objects);
      kept[kind] = byName(
        [...namespaces].flatMap(name => store.inNamespace(name)),
      );
      // An object in a namespace that the list does not have is one too many.
      kept[kind].size = { size: store.size } as never;
      listed[kind].size = { size: objects.length } as never;
    }
    return { kept, listed };
  }

  async #list(kind: WatchedKind): Promise<KeptObject[]> {
    const trim: (object: RawObject) => KeptObject = trimByKind[kind];
    const objects = await this.direct.reader.list({
      ...watchedResources[kind],
      plural: kind,
      namespace: '',
    });
    return objects.map(trim);
  }
}

function byName(objects: readonly KeptObject[]): Objects {
  return Object.fromEntries(
    objects.map(object => [`${object.namespace}/${object.name}`, object]),
  );
}
