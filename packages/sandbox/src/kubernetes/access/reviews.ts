import { Call, CompleteAnswer } from '../api/request/Call';
import { badRequest, invalid, invalidValue } from '../api/statusObjects';
import { isPlainObject } from '../objects/equalJson';
import { AccessAttributes, Authorizer } from './Authorizer';

interface ReviewSpec {
  namespace?: string;
  resourceAttributes?: {
    verb?: string;
    group?: string;
    resource?: string;
    subresource?: string;
    namespace?: string;
    name?: string;
  };
  nonResourceAttributes?: { verb?: string; path?: string };
}

/** Answers a SelfSubjectAccessReview: may I do that? */
export function reviewAccess(
  call: Call,
  authorizer: Authorizer,
): CompleteAnswer {
  const spec = readSpec(call);
  const attributes = readAttributes(spec);
  if (!attributes) {
    throw invalid({ kind: '', group: 'authorization.k8s.io' }, '', [
      invalidValue(
        'spec.resourceAttributes',
        null,
        'exactly one of nonResourceAttributes or resourceAttributes must be specified',
      ),
    ]);
  }
  const decision = authorizer.decide(call.user, attributes);
  return answer('SelfSubjectAccessReview', spec, decision);
}

/** Answers a SelfSubjectRulesReview: what may I do in that namespace? */
export function reviewRules(
  call: Call,
  authorizer: Authorizer,
): CompleteAnswer {
  const spec = readSpec(call);
  if (!spec.namespace) {
    throw badRequest('no namespace on request');
  }
  const rules = call.user.groups.includes('system:masters')
    ? [
        { verbs: ['*'], apiGroups: ['*'], resources: ['*'] },
        { verbs: ['*'], nonResourceURLs: ['*'] },
      ]
    : authorizer.rulesFor(call.user, spec.namespace);
  return answer(
    'SelfSubjectRulesReview',
    {},
    {
      resourceRules: rules.filter(rule => rule.resources),
      nonResourceRules: rules.filter(rule => rule.nonResourceURLs),
      incomplete: false,
    },
  );
}

function answer(kind: string, spec: object, status: object): CompleteAnswer {
  const apiVersion = 'authorization.k8s.io/v1';
  return {
    status: 201,
    body: { kind, apiVersion, metadata: {}, spec, status },
  };
}

function readSpec({ body }: Call): ReviewSpec {
  let review: unknown;
  try {
    review = JSON.parse(body);
  } catch (error) {
    throw badRequest(
      `the object provided is unrecognized: ${error instanceof Error ? error.message : error}`,
    );
  }
  return isPlainObject(review) && isPlainObject(review.spec) ? review.spec : {};
}

function readAttributes(spec: ReviewSpec): AccessAttributes | undefined {
  const { resourceAttributes, nonResourceAttributes } = spec;
  if (nonResourceAttributes) {
    const { verb = '', path = '' } = nonResourceAttributes;
    return { verb, path };
  }
  if (!resourceAttributes) {
    return undefined;
  }
  const { verb = '', group = '', resource = '' } = resourceAttributes;
  const { subresource, namespace, name } = resourceAttributes;
  return {
    verb,
    group,
    resource: subresource ? `${resource}/${subresource}` : resource,
    // An empty one asks about all namespaces, an empty name about all objects.
    namespace: namespace || undefined,
    name: name || undefined,
  };
}
