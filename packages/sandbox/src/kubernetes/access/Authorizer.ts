import { KubernetesObject } from '../objects/KubernetesObject';
import { resources } from '../resources/resources';
import { ObjectStore } from '../store/ObjectStore';
import { Rule, ruleAllows } from './rules';
import { User } from './users';

/** What somebody wants to do. */
export type AccessAttributes =
  | {
      verb: string;
      group: string;
      /** With its subresource: `deployments/scale`. */
      resource: string;
      namespace?: string;
      name?: string;
    }
  | { verb: string; path: string };

interface Subject {
  kind: string;
  name: string;
  namespace?: string;
}

/** A rule, and what gives it to a user. */
interface BoundRule {
  rule: Rule;
  reason: string;
}

const rbac: readonly unknown[] = [
  resources.clusterroles,
  resources.clusterrolebindings,
  resources.roles,
  resources.rolebindings,
];

/** Says who may do what, by the RBAC objects that are stored. */
export class Authorizer {
  readonly #store: ObjectStore;
  /** By user and namespace, until an RBAC object changes. */
  readonly #rules = new Map<string, readonly BoundRule[]>();

  constructor(store: ObjectStore) {
    this.#store = store;
    store.subscribe(resource => {
      if (rbac.includes(resource)) {
        this.#rules.clear();
      }
    });
  }

  isAllowed(user: User, attributes: AccessAttributes): boolean {
    return this.decide(user, attributes).allowed;
  }

  /** Whether somebody may do that, and by which binding. */
  decide(
    user: User,
    attributes: AccessAttributes,
  ): { allowed: boolean; reason?: string } {
    if (user.groups.includes('system:masters')) {
      return { allowed: true };
    }
    const namespace = 'path' in attributes ? undefined : attributes.namespace;
    const found = this.#boundRulesFor(user, namespace).find(({ rule }) =>
      ruleAllows(rule, attributes),
    );
    return found ? { allowed: true, reason: found.reason } : { allowed: false };
  }

  /** The rules that hold for a user: those of the cluster, and those of the namespace. */
  rulesFor(user: User, namespace: string | undefined): readonly Rule[] {
    return this.#boundRulesFor(user, namespace).map(({ rule }) => rule);
  }

  #boundRulesFor(
    user: User,
    namespace: string | undefined,
  ): readonly BoundRule[] {
    const key = JSON.stringify([user.name, user.groups, namespace]);
    let rules = this.#rules.get(key);
    if (!rules) {
      rules = this.#collectRules(user, namespace);
      this.#rules.set(key, rules);
    }
    return rules;
  }

  #collectRules(
    user: User,
    namespace: string | undefined,
  ): readonly BoundRule[] {
    const bindings = [
      ...this.#store.list(resources.clusterrolebindings),
      ...(namespace === undefined
        ? []
        : this.#store.list(resources.rolebindings, namespace)),
    ];
    return bindings.flatMap(binding => {
      const subjects = (binding.subjects as Subject[] | undefined) ?? [];
      const subject = subjects.find(candidate => isSubject(user, candidate));
      const rules = (this.#roleOf(binding)?.rules as Rule[] | undefined) ?? [];
      return subject
        ? rules.map(rule => ({ rule, reason: reasonOf(binding, subject) }))
        : [];
    });
  }

  #roleOf({
    roleRef,
    metadata,
  }: KubernetesObject): KubernetesObject | undefined {
    const { kind, name } = roleRef as { kind: string; name: string };
    return kind === 'ClusterRole'
      ? this.#store.get(resources.clusterroles, undefined, name)
      : this.#store.get(resources.roles, metadata.namespace, name);
  }
}

function reasonOf(
  { kind, metadata, roleRef }: KubernetesObject,
  subject: Subject,
): string {
  const role = roleRef as { kind: string; name: string };
  const nameOf = (object: { name: string; namespace?: string }) =>
    object.namespace ? `${object.name}/${object.namespace}` : object.name;
  return `RBAC: allowed by ${kind} "${nameOf(metadata)}" of ${role.kind} "${role.name}" to ${subject.kind} "${nameOf(subject)}"`;
}

function isSubject(user: User, subject: Subject): boolean {
  switch (subject.kind) {
    case 'User':
      return subject.name === user.name;
    case 'Group':
      return user.groups.includes(subject.name);
    default:
      return (
        user.name ===
        `system:serviceaccount:${subject.namespace}:${subject.name}`
      );
  }
}
