import { isPlainObject } from '../../objects/equalJson';
import { canonicalQuantity } from '../../../quantity';

type Fields = Record<string, unknown>;

/** What the API server adds to the specification of a pod or of a pod template. */
export function defaultPodSpec(spec: unknown): unknown {
  if (!isPlainObject(spec)) {
    return spec;
  }
  let next: Fields = spec;
  next = mapList(next, 'volumes', defaultVolume);
  next = mapList(next, 'initContainers', defaultContainer);
  next = mapList(next, 'containers', defaultContainer);
  return missing(next, {
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    dnsPolicy: 'ClusterFirst',
    ...(spec.serviceAccountName
      ? { serviceAccount: spec.serviceAccountName }
      : {}),
    securityContext: {},
    schedulerName: 'default-scheduler',
  });
}

/** What the API server adds to a pod, beyond what it adds to a template of one. */
export function defaultPod(spec: unknown): unknown {
  const next = defaultPodSpec(spec);
  return isPlainObject(next)
    ? mapList(
        mapList(next, 'initContainers', requestLimits),
        'containers',
        requestLimits,
      )
    : next;
}

/** The defaults of an object, with those of its fields that are not there. */
export function missing(object: Fields, defaults: Fields): Fields {
  const added = Object.entries(defaults).filter(
    ([key]) => object[key] === undefined || object[key] === null,
  );
  return added.length ? { ...object, ...Object.fromEntries(added) } : object;
}

/** The object with a list of it changed item by item. */
export function mapList(
  object: Fields,
  field: string,
  change: (item: Fields) => Fields,
): Fields {
  const list = object[field];
  return Array.isArray(list)
    ? {
        ...object,
        [field]: list.map(item => (isPlainObject(item) ? change(item) : item)),
      }
    : object;
}

/** The object with a part of it changed, if it has it. */
export function mapPart(
  object: Fields,
  field: string,
  change: (part: Fields) => Fields,
): Fields {
  const part = object[field];
  return isPlainObject(part) ? { ...object, [field]: change(part) } : object;
}

function defaultContainer(container: Fields): Fields {
  const image = String(container.image ?? '');
  let next = missing(
    mapList(mapList(container, 'ports', defaultPort), 'env', defaultEnv),
    {
      resources: {},
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
      imagePullPolicy: isLatest(image) ? 'Always' : 'IfNotPresent',
    },
  );
  next = mapPart(next, 'resources', canonicalResources);
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    next = mapPart(next, probe, defaultProbe);
  }
  return next;
}

function defaultPort(port: Fields): Fields {
  return missing(port, { protocol: 'TCP' });
}

function defaultEnv(variable: Fields): Fields {
  return mapPart(variable, 'valueFrom', source =>
    mapPart(source, 'fieldRef', ref => missing(ref, { apiVersion: 'v1' })),
  );
}

function canonicalResources(resources: Fields): Fields {
  const canonical = (quantities: Fields) =>
    Object.fromEntries(
      Object.entries(quantities).map(([name, quantity]) => [
        name,
        canonicalQuantity(quantity),
      ]),
    );
  return mapPart(
    mapPart(resources, 'limits', canonical),
    'requests',
    canonical,
  );
}

/** A container that limits a resource without requesting it requests as much; of pods only, not of their templates. */
function requestLimits(container: Fields): Fields {
  return mapPart(container, 'resources', resources =>
    isPlainObject(resources.limits)
      ? {
          ...resources,
          requests: missing(
            isPlainObject(resources.requests) ? resources.requests : {},
            resources.limits,
          ),
        }
      : resources,
  );
}

function defaultProbe(probe: Fields): Fields {
  const next = missing(probe, {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
  });
  return mapPart(next, 'httpGet', get =>
    missing(get, { path: '/', scheme: 'HTTP' }),
  );
}

function defaultVolume(volume: Fields): Fields {
  const mode = { defaultMode: 0o644 };
  let next = volume;
  for (const source of ['configMap', 'secret', 'projected', 'downwardAPI']) {
    next = mapPart(next, source, part => missing(part, mode));
  }
  const { name: _, ...sources } = next;
  return Object.keys(sources).length ? next : { ...next, emptyDir: {} };
}

function isLatest(image: string): boolean {
  const name = image.split('@')[0] ?? '';
  const tag = /:([^/:]+)$/.exec(name)?.[1];
  return !image.includes('@') && (tag === undefined || tag === 'latest');
}
