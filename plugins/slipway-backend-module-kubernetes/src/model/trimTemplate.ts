import { JsonObject } from '@backstage/types';
import { WorkloadImage } from '@slipway/backstage-plugin-slipway-common';
import { KeptTemplate } from './kept';
import { objectsAt, textAt } from './raw';
import { getTemplateHash } from './templateHash';

/** The images and the hash of a pod template. */
export function trimTemplate(template: JsonObject): KeptTemplate {
  return { hash: getTemplateHash(template), images: getImages(template) };
}

/** The images of a template's containers; init containers are left out. */
function getImages(template: JsonObject): WorkloadImage[] {
  return objectsAt(template, 'spec', 'containers').map(container => {
    const image = textAt(container, 'image') ?? '';
    return {
      container: textAt(container, 'name') ?? '',
      image,
      version: getImageVersion(image),
    };
  });
}

/** The tag of an image; its digest where it has no tag; `latest` where it has neither. */
export function getImageVersion(image: string): string {
  const [reference = '', digest] = image.split('@');
  const lastPart = reference.slice(reference.lastIndexOf('/') + 1);
  const colon = lastPart.indexOf(':');
  return colon >= 0 ? lastPart.slice(colon + 1) : (digest ?? 'latest');
}
