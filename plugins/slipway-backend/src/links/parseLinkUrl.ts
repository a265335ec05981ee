import {
  LinkValueName,
  linkValues,
} from '@slipway/backstage-plugin-slipway-node';
import { LinkTemplate } from './LinkTemplate';

const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;
const ORIGIN = /^https?:\/\/[^/?#]*/i;

/** What is wrong with a template, and what to do about it. */
export interface LinkUrlProblem {
  problem: string;
  fix: string;
}

/** Takes the URL of a link template apart, or says what is wrong with it. */
export function parseLinkUrl(
  url: string,
): { parts: LinkTemplate['parts'] } | LinkUrlProblem {
  const origin = ORIGIN.exec(url)?.[0];
  if (!origin) {
    return {
      problem: 'only http and https are allowed, written out',
      fix: "Begin it with 'https://' and the host",
    };
  }
  if (origin.includes('{{')) {
    return {
      problem:
        'a placeholder in the host would let an annotation choose where people are led',
      fix: 'Write the host out; where it differs by environment, add one link for each with environments',
    };
  }
  if (origin.includes('@')) {
    return {
      problem: 'credentials in a URL would be shown to everybody',
      fix: 'Remove them',
    };
  }
  if (!URL.canParse(url.replace(PLACEHOLDER, 'x'))) {
    return { problem: 'this is no URL', fix: 'Correct it' };
  }
  return parsePlaceholders(url);
}

function parsePlaceholders(
  url: string,
): { parts: LinkTemplate['parts'] } | LinkUrlProblem {
  const names = [...url.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');
  const unknown = names.find(name => !isLinkValue(name));
  if (unknown !== undefined) {
    return {
      problem: `there is no value '${unknown}'`,
      fix: `Use one of ${Object.keys(linkValues).join(', ')}`,
    };
  }
  const texts = url.split(PLACEHOLDER);
  if (texts.some((text, index) => index % 2 === 0 && text.includes('{{'))) {
    return {
      problem: 'a placeholder is not closed',
      fix: "Write it as '{{ namespace }}'",
    };
  }
  const parts = texts.map((text, index) =>
    index % 2 === 1 ? { value: text as LinkValueName } : text,
  );
  return { parts: parts.filter(part => part !== '') };
}

function isLinkValue(name: string): name is LinkValueName {
  return Object.hasOwn(linkValues, name);
}
