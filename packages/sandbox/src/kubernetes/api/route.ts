import { reviewAccess, reviewRules } from '../access/reviews';
import { ResourceVerb } from '../resources/Resource';
import { notFound, StatusError } from '../store/StatusError';
import { ApiContext } from './ApiContext';
import { isServedGroup, isServedVersion } from './discovery/discovery';
import { listObjects } from './read/list';
import { readMetrics } from './read/metrics';
import { readPodLog } from './read/podLog';
import { watchObjects } from './read/watch';
import { Answer, Call } from './request/Call';
import { findServed } from './served/served';
import { objectText } from './served/serialise';
import { ServedResource } from './served/ServedResource';
import { methodNotAllowed, unknownResource } from './statusObjects';
import { deleteCollection, deleteObject } from './write/delete';
import { patchObject } from './write/patch';
import { readScale, writeScale } from './write/scale';
import { createObject, replaceObject } from './write/write';

type Handler = (
  call: Call,
  served: ServedResource,
  context: ApiContext,
) => Answer;

const handlers: Readonly<Record<ResourceVerb, Handler>> = {
  get: getObject,
  list: listObjects,
  watch: watchObjects,
  create: createObject,
  update: replaceObject,
  patch: patchObject,
  delete: deleteObject,
  deletecollection: deleteCollection,
};

/** A path that nothing is known of, as the API server answers it: no Status. */
export const pageNotFound: Answer = {
  status: 404,
  body: '404 page not found\n',
  contentType: 'text/plain; charset=utf-8',
};

/** Answers a request for a resource. */
export function routeResource(call: Call, context: ApiContext): Answer {
  const { group, version, resource } = call.info;
  if (!isServedVersion(group, version)) {
    if (isServedGroup(group)) {
      throw unknownResource();
    }
    return pageNotFound;
  }
  switch (group) {
    case 'authorization.k8s.io':
      return routeReview(call, context);
    case 'metrics.k8s.io':
      return readMetrics(call, context);
    default: {
      const served = findServed(group, version, resource);
      if (!served) {
        throw unknownResource();
      }
      return routeStored(call, served, context);
    }
  }
}

function routeStored(
  call: Call,
  served: ServedResource,
  context: ApiContext,
): Answer {
  const { name, namespace, subresource, verb } = call.info;
  const { namespaced, subresources } = served.resource;
  if (
    (subresource && !subresources.some(known => known === subresource)) ||
    (!namespaced && namespace !== undefined && namespace !== name) ||
    (namespaced && name !== undefined && namespace === undefined)
  ) {
    throw unknownResource();
  }
  checkMethod(call, served);
  if (subresource === 'log') {
    return readPodLog(call, context);
  }
  if (subresource === 'scale') {
    return verb === 'get'
      ? readScale(call, served, context)
      : writeScale(call, served, context);
  }
  return handlers[verb as ResourceVerb](call, served, context);
}

function checkMethod(
  { info, method }: Call,
  { resource }: ServedResource,
): void {
  const { name, namespace, subresource } = info;
  const verb = resource.verbs.find(known => known === info.verb);
  const isAddressed = ['PUT', 'PATCH'].includes(method)
    ? name !== undefined
    : method !== 'POST' || name === undefined;
  const isPlaced =
    !resource.namespaced || namespace !== undefined || method === 'GET';
  const subresourceMethods =
    subresource === 'log' ? ['GET'] : ['GET', 'PUT', 'PATCH'];
  if (
    !verb ||
    method === 'HEAD' ||
    !isAddressed ||
    !isPlaced ||
    (subresource && !subresourceMethods.includes(method))
  ) {
    throw methodNotAllowed();
  }
}

function getObject(
  { info }: Call,
  served: ServedResource,
  { store }: ApiContext,
): Answer {
  const { resource } = served;
  const name = info.name ?? '';
  const namespace = resource.namespaced ? info.namespace : undefined;
  const object = store.get(resource, namespace, name);
  if (!object) {
    throw notFound(resource, name);
  }
  return { status: 200, body: objectText(served, object) };
}

function routeReview(call: Call, { authorizer }: ApiContext): Answer {
  const reviews: Readonly<Record<string, () => Answer>> = {
    selfsubjectaccessreviews: () => reviewAccess(call, authorizer),
    selfsubjectrulesreviews: () => reviewRules(call, authorizer),
  };
  const review = reviews[call.info.resource];
  if (!review) {
    throw unknownResource();
  }
  if (call.method !== 'POST' || call.info.name !== undefined) {
    throw methodNotAllowed();
  }
  return review();
}

/** Whether an answer says that something is not implemented. */
export function isUnimplemented(error: StatusError): boolean {
  return (
    [405, 415, 501].includes(error.code) ||
    (error.code === 404 && !error.details?.kind)
  );
}
