import type { Node } from '../controllers/kinds';

/** Gives pods their addresses: each node has a range, from which addresses are taken in turn. */
export class Addresses {
  readonly #next = new Map<string, number>();

  /** The address of a node, and the next free one for a pod on it. */
  take(
    nodeName: string,
    node: Node | undefined,
  ): { hostIP: string; podIP: string } {
    const count = (this.#next.get(nodeName) ?? 1) + 1;
    this.#next.set(nodeName, count);
    const range = node?.spec?.podCIDR ?? '10.244.0.0/24';
    const [first = '10', second = '244', third = '0'] = range.split('.');
    return {
      hostIP:
        node?.status?.addresses?.find(({ type }) => type === 'InternalIP')
          ?.address ?? `10.0.${numberOf(nodeName)}.10`,
      podIP: [
        first,
        second,
        (Number(third) + 16 * Math.floor(count / 250)) % 256,
        2 + (count % 250),
      ].join('.'),
    };
  }
}

function numberOf(nodeName: string): number {
  return Number(/\d+$/.exec(nodeName)?.[0] ?? 0) % 256;
}
