import { NotAllowedError } from '@backstage/errors';
import { CredentialsRefusedError } from '../clusters/errors';
import { KeptObject } from '../model/kept';
import { ObjectStore } from './ObjectStore';
import { Reflector, ReflectorOptions } from './Reflector';

/** In a row, over about ten seconds. */
const REFUSALS_OF_WHAT_WAS_ALLOWED = 6;

/**
 * Reflects one kind of a cluster: by one cluster-wide watch, or, where RBAC forbids that, by one for each namespace
 * that targets name or that is asked for.
 */
export class KindReflectors<TObject extends KeptObject> {
  readonly #options: ReflectorOptions<TObject>;
  readonly #namespaces: Set<string>;
  readonly #byNamespace = new Map<string, Reflector<TObject>>();
  readonly #clusterWide: Reflector<TObject>;
  #isNarrowed = false;
  #refusals = 0;
  #refusedAfter: number | undefined;
  #isStopped = false;

  /** @param options.namespaces - those that targets name */
  constructor(
    options: Omit<ReflectorOptions<TObject>, 'onForbidden'> & {
      namespaces: readonly string[];
    },
  ) {
    this.#options = options;
    this.#namespaces = new Set(options.namespaces);
    this.#clusterWide = new Reflector({
      ...options,
      onForbidden: error => this.#narrow(error),
    });
  }

  get store(): ObjectStore<TObject> {
    return this.#options.store;
  }

  start(): void {
    this.#clusterWide.start();
  }

  stop(): void {
    this.#isStopped = true;
    this.#clusterWide.stop();
    this.#byNamespace.forEach(reflector => reflector.stop());
  }

  retryNow(): void {
    this.#clusterWide.retryNow();
    this.#byNamespace.forEach(reflector => reflector.retryNow());
  }

  /** The reflector that answers for a namespace; begins one where that is needed. */
  for(namespace: string): Reflector<TObject> {
    if (!this.#isNarrowed || this.#isStopped) {
      return this.#clusterWide;
    }
    const known = this.#byNamespace.get(namespace);
    if (known) {
      return known;
    }
    const reflector = new Reflector({
      ...this.#options,
      collection: { ...this.#options.collection, namespace },
    });
    this.#byNamespace.set(namespace, reflector);
    reflector.start();
    return reflector;
  }

  /** Whether any of them is synced. */
  get isAnySynced(): boolean {
    return [this.#clusterWide, ...this.#byNamespace.values()].some(
      reflector => reflector.state.status === 'synced',
    );
  }

  #narrow(error: NotAllowedError): 'stop' | 'retry' {
    if (error instanceof CredentialsRefusedError) {
      return 'retry';
    }
    if (!this.#isBelieved()) {
      return 'retry';
    }
    this.#isNarrowed = true;
    this.#options.onChanges(this.store.replace([]));
    this.#namespaces.forEach(namespace => this.for(namespace));
    return 'stop';
  }

  /** A server that has just started refuses what it allowed before, until it has read its roles. */
  #isBelieved(): boolean {
    const { isListed, lastContactAt } = this.#clusterWide;
    this.#refusals =
      lastContactAt === this.#refusedAfter ? this.#refusals + 1 : 1;
    this.#refusedAfter = lastContactAt;
    return !isListed || this.#refusals >= REFUSALS_OF_WHAT_WAS_ALLOWED;
  }
}
