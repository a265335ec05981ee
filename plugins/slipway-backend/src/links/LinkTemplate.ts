import {
  ServiceLink,
  ServiceLinkKind,
} from '@slipway/backstage-plugin-slipway-common';
import {
  LinkValueName,
  linkValues,
  LinkValues,
} from '@slipway/backstage-plugin-slipway-node';

/** A link of app-config, with its template taken apart. */
export interface LinkTemplate {
  title: string;
  kind: ServiceLinkKind;
  /** Names of the environments that it is for; `undefined` for all. */
  environments?: readonly string[];
  /** Text as it stands, and values by their names. */
  parts: readonly (string | { value: LinkValueName })[];
}

/** Whether a template is about one workload, and not about the whole target. */
export function isAboutWorkload({ parts }: LinkTemplate): boolean {
  return parts.some(
    part =>
      typeof part !== 'string' && linkValues[part.value].of === 'workload',
  );
}

/** The link with these values; `undefined` where one of them is missing. */
export function renderLink(
  template: LinkTemplate,
  options: { values: LinkValues; workload?: string },
): ServiceLink | undefined {
  const texts = template.parts.map(part =>
    typeof part === 'string' ? part : escapeValue(options.values[part.value]),
  );
  if (texts.includes(undefined)) {
    return undefined;
  }
  const { title, kind } = template;
  const { workload } = options;
  return { title, kind, url: texts.join(''), ...(workload && { workload }) };
}

/**
 * A value as one path segment, or as one value of a query or of a fragment: nothing of it can end the place where it
 * stands. `undefined` for what no escape makes harmless.
 */
function escapeValue(value: string | undefined): string | undefined {
  if (!value || /^\.{1,2}$/.test(value) || /\p{Surrogate}/u.test(value)) {
    return undefined;
  }
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
