import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  EnvironmentSummary,
  ReadinessCheck,
  RevisionsPage,
  ServiceView,
  slipwayReadinessReadPermission,
} from '@slipway/backstage-plugin-slipway-common';
import { EntityLoader, serviceNotFound } from '../services/EntityLoader';
import { listRevisions, RevisionsQuery } from '../services/listRevisions';
import { Readiness } from '../services/Readiness';
import { resolveService } from '../services/resolveService';
import { ServiceAccess } from '../services/ServiceAccess';
import { ServicePages } from '../services/ServicePages';
import { TargetDirectory } from '../services/TargetDirectory';
import { TargetPermissions } from './TargetPermissions';

/** What AuthorizedServicePages needs. */
export interface AuthorizedServicePagesOptions {
  pages: ServicePages;
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
    const { loaded, access } = await this.#load(entityRef, credentials);
    if (!access.canReadAnywhere()) {
      throw serviceNotFound(loaded.entityRef);
    }
    return this.#options.pages.get(loaded, { access, after });
  }

  /** @throws NotFoundError also where the target may not be seen. */
  async listRevisions(
    query: RevisionsQuery & {
      entityRef: string;
      environment: string;
      target: string;
    },
    options: { credentials: BackstageCredentials },
  ): Promise<RevisionsPage> {
    const { loaded, access } = await this.#load(
      query.entityRef,
      options.credentials,
    );
    if (!access.canRead(query)) {
      throw serviceNotFound(loaded.entityRef);
    }
    return listRevisions(
      resolveService(this.#options.directory, loaded, query),
      query,
    );
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
