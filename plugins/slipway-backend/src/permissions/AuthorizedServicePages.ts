import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  ActivityPage,
  DatastoreRefs,
  EnvironmentSummary,
  ReadinessCheck,
  RecoveryHistory,
  RecoveryReport,
  RecoveryReportsPage,
  RevisionDiff,
  RevisionsPage,
  ScalingHistory,
  ServiceView,
  slipwayReadinessReadPermission,
} from '@slipway/backstage-plugin-slipway-common';
import { History } from '../history/createHistory';
import { findDatastores } from '../recovery/findDatastores';
import { readObjectives } from '../recovery/readObjectives';
import { RecoveryReader } from '../recovery/RecoveryReader';
import { EntityLoader, serviceNotFound } from '../services/EntityLoader';
import { listRevisions, RevisionsQuery } from '../services/listRevisions';
import { Readiness } from '../services/Readiness';
import { resolveService } from '../services/resolveService';
import { ServiceAccess } from '../services/ServiceAccess';
import { ServicePages } from '../services/ServicePages';
import { TargetDirectory } from '../services/TargetDirectory';
import { describePrincipal } from './people';
import { TargetPermissions } from './TargetPermissions';

type Place = { entityRef: string; environment: string; target: string };

/** What AuthorizedServicePages needs. */
export interface AuthorizedServicePagesOptions {
  pages: ServicePages;
  history: Pick<History, 'activity' | 'scaling' | 'recovery'>;
  recovery: Pick<RecoveryReader, 'list'>;
  readiness: Readiness;
  entities: EntityLoader;
  directory: TargetDirectory;
  targetPermissions: TargetPermissions;
  permissions: PermissionsService;
}

/**
 * What the caller may see: every transport reads through this.
 *
 * @remarks
 * People and services read with what the catalog and the permission policy let them see; a service that may not be
 * read anywhere is answered like one that does not exist.
 */
export class AuthorizedServicePages {
  readonly #options: AuthorizedServicePagesOptions;

  constructor(options: AuthorizedServicePagesOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError where the service does not exist or may not be seen. */
  async get(
    entityRef: string,
    options: { credentials: BackstageCredentials; after?: string },
  ): Promise<ServiceView> {
    const { credentials, after } = options;
    const { loaded, access } = await this.#loadReadable(entityRef, credentials);
    const viewer = describePrincipal(credentials);
    return this.#options.pages.get(loaded, { access, viewer, after });
  }

  /** @throws NotFoundError also where the target may not be seen. */
  async listRevisions(
    query: RevisionsQuery & Place,
    options: { credentials: BackstageCredentials },
  ): Promise<RevisionsPage> {
    return listRevisions(await this.#resolve(query, options), query);
  }

  /** @throws NotFoundError also where the target may not be seen, or the revision is not kept. */
  async diffRevisions(
    query: Place & { workload: string; from: string; to: string },
    options: { credentials: BackstageCredentials },
  ): Promise<RevisionDiff> {
    const { workload, from, to } = query;
    const { platform, service } = await this.#resolve(query, options);
    const diff = await platform.diffRevisions(service, { workload, from, to });
    return { from, to, diff };
  }

  /** @throws NotFoundError also where the target may not be seen. */
  async getScalingHistory(
    query: Place & { workload: string; hours: number },
    options: { credentials: BackstageCredentials },
  ): Promise<ScalingHistory> {
    const { service } = await this.#resolve(query, options);
    const { environment, target, workload, hours } = query;
    return this.#options.history.scaling.read(
      { entity_ref: service.entityRef, environment, target, workload },
      { hours },
    );
  }

  /** What happened to a service, in the targets that the caller may read. */
  async listActivity(
    query: {
      entityRef: string;
      environment?: string;
      limit: number;
      cursor?: string;
    },
    options: { credentials: BackstageCredentials },
  ): Promise<ActivityPage> {
    const { loaded, access } = await this.#loadReadable(
      query.entityRef,
      options.credentials,
    );
    return this.#options.history.activity.list({
      ...query,
      entityRef: loaded.entityRef,
      hidden: access.getHidden(),
      canRead: place => access.canRead(place),
    });
  }

  /** The data stores of a service that the caller may see and read somewhere. */
  async listDatastores(
    entityRef: string,
    { credentials }: { credentials: BackstageCredentials },
  ): Promise<DatastoreRefs> {
    const { entities } = this.#options;
    const { loaded, access } = await this.#loadReadable(entityRef, credentials);
    return findDatastores(loaded, { access, credentials, entities });
  }

  /** @throws NotFoundError also where the target may not be seen. */
  async getRecoveryHistory(
    query: Place & { datastore: string; days: number },
    options: { credentials: BackstageCredentials },
  ): Promise<RecoveryHistory> {
    const { service } = await this.#resolve(query, options);
    const { environment, target, datastore, days } = query;
    const { entity, entityRef } = service;
    const history = await this.#options.history.recovery.read(
      { entity_ref: entityRef, environment, target, datastore },
      { days },
    );
    const { objectives } = readObjectives(
      entity,
      this.#options.directory.getEnvironment(environment),
    );
    return { ...history, objectives };
  }

  /** What restores and drills measured, in the targets that the caller may read. */
  async listRecoveryReports(
    query: {
      entityRef: string;
      environment?: string;
      kind?: RecoveryReport['kind'];
      limit: number;
      cursor?: string;
    },
    options: { credentials: BackstageCredentials },
  ): Promise<RecoveryReportsPage> {
    const { loaded, access } = await this.#loadReadable(
      query.entityRef,
      options.credentials,
    );
    return this.#options.recovery.list({
      ...query,
      entityRef: loaded.entityRef,
      hidden: access.getHidden(),
      canRead: place => access.canRead(place),
    });
  }

  async listEnvironments(options: {
    credentials: BackstageCredentials;
  }): Promise<EnvironmentSummary[]> {
    await this.#authorizeReadiness(options.credentials);
    return this.#options.readiness.listEnvironments();
  }

  async getReadiness(options: {
    credentials: BackstageCredentials;
  }): Promise<ReadinessCheck[]> {
    await this.#authorizeReadiness(options.credentials);
    return this.#options.readiness.check();
  }

  /** The service in a target that the caller may see. */
  async #resolve(
    place: Place,
    { credentials }: { credentials: BackstageCredentials },
  ) {
    const { loaded, access } = await this.#load(place.entityRef, credentials);
    if (!access.canRead(place)) {
      throw serviceNotFound(loaded.entityRef);
    }
    return resolveService(this.#options.directory, loaded, place);
  }

  /** @throws NotFoundError where the service may not be read anywhere. */
  async #loadReadable(entityRef: string, credentials: BackstageCredentials) {
    const found = await this.#load(entityRef, credentials);
    if (!found.access.canReadAnywhere()) {
      throw serviceNotFound(found.loaded.entityRef);
    }
    return found;
  }

  async #load(entityRef: string, credentials: BackstageCredentials) {
    const { entities, directory, targetPermissions } = this.#options;
    const loaded = await entities.load(entityRef, credentials);
    const access = await ServiceAccess.ask(loaded, {
      credentials,
      permissions: targetPermissions,
      directory,
    });
    return { loaded, access };
  }

  async #authorizeReadiness(credentials: BackstageCredentials): Promise<void> {
    const permission = slipwayReadinessReadPermission;
    const [decision] = await this.#options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    if (decision?.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`You lack ${permission.name}`);
    }
  }
}
