import { Pod } from '../../objects/kinds';
import { resources } from '../../resources/resources';
import { notFound } from '../../store/StatusError';
import { ApiContext, LogOptions } from '../ApiContext';
import { Answer, Call } from '../request/Call';
import { badRequest } from '../statusObjects';
import { readNumber } from './versionOptions';

/** How often a log that is followed is looked at. */
const FOLLOW_MS = 1000;

/** Answers with the log of one of a pod's containers; `follow` goes on until the pod has ended. */
export function readPodLog(
  { info, query }: Call,
  { store, clock, sources }: ApiContext,
): Answer {
  const name = info.name ?? '';
  const find = () => store.get(resources.pods, info.namespace, name);
  const pod = find();
  if (!pod) {
    throw notFound(resources.pods, name);
  }
  const container = chooseContainer(pod, query.get('container') ?? '');
  const options: LogOptions = {
    previous: query.get('previous') === 'true',
    timestamps: query.get('timestamps') === 'true',
    tailLines: readNumber(query, 'tailLines'),
    sinceSeconds: readNumber(query, 'sinceSeconds'),
    limitBytes: readNumber(query, 'limitBytes'),
  };
  const text = sources.podLog(pod, container, options);
  if (query.get('follow') !== 'true' || options.previous) {
    return { status: 200, body: text, contentType: 'text/plain' };
  }
  return {
    contentType: 'text/plain',
    stream: response => {
      response.write(text);
      const whole = { previous: false, timestamps: options.timestamps };
      let sent = sources.podLog(pod, container, whole).length;
      let cancel = () => {};
      const look = () => {
        const now = find();
        if (!now || now.metadata.uid !== pod.metadata.uid || isOver(now)) {
          response.end();
          return;
        }
        const all = sources.podLog(now, container, whole);
        // A container that was started anew begins its log anew.
        response.write(all.slice(all.length < sent ? 0 : sent));
        sent = all.length;
        cancel = clock.after(FOLLOW_MS, look);
      };
      cancel = clock.after(FOLLOW_MS, look);
      return () => cancel();
    },
  };
}

function isOver({ status }: Pod): boolean {
  return ['Succeeded', 'Failed'].includes(status?.phase ?? '');
}

function chooseContainer({ spec, metadata }: Pod, wanted: string): string {
  const names = (spec?.containers ?? []).map(({ name }) => name);
  const others = (spec?.initContainers ?? []).map(({ name }) => name);
  const [first, second] = names;
  if (wanted) {
    if ([...names, ...others].includes(wanted)) {
      return wanted;
    }
    throw badRequest(
      `container ${wanted} is not valid for pod ${metadata.name}`,
    );
  }
  if (first === undefined || second !== undefined) {
    throw badRequest(
      `a container name must be specified for pod ${metadata.name}, choose one of: [${names.join(' ')}]`,
    );
  }
  return first;
}
