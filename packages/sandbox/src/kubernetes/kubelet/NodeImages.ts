import type { Container, Pod } from '../controllers/kinds';

/** Which images the nodes have. */
export class NodeImages {
  readonly #images = new Map<string, Set<string>>();

  /** Whether the pod's node has the container's image. */
  has({ spec }: Pod, { image = '' }: Container): boolean {
    return this.#images.get(spec.nodeName ?? '')?.has(image) ?? false;
  }

  /** Remembers that the container's image is on the pod's node. */
  add({ spec }: Pod, { image = '' }: Container): void {
    const node = spec.nodeName ?? '';
    const images = this.#images.get(node) ?? new Set();
    this.#images.set(node, images.add(image));
  }
}
