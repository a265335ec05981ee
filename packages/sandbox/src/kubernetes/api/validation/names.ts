import { FieldProblem, invalidValue } from '../statusObjects';

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;

const labelRule = `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '${LABEL}')`;
const subdomainRule = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${SUBDOMAIN}')`;

/** A name as of containers and namespaces: at most 63 characters. */
export function checkLabelName(field: string, name: string): FieldProblem[] {
  return check(field, name, {
    pattern: new RegExp(`^${LABEL}$`),
    rule: labelRule,
    most: 63,
  });
}

/** A name as of most objects: at most 253 characters. */
export function checkSubdomainName(
  field: string,
  name: string,
): FieldProblem[] {
  return check(field, name, {
    pattern: new RegExp(`^${SUBDOMAIN}$`),
    rule: subdomainRule,
    most: 253,
  });
}

/** Names of RBAC objects may be anything that fits into a path. */
export function checkPathSegment(field: string, name: string): FieldProblem[] {
  return ['/', '%']
    .filter(letter => name.includes(letter))
    .map(letter => invalidValue(field, name, `may not contain '${letter}'`));
}

function check(
  field: string,
  name: string,
  options: { pattern: RegExp; rule: string; most: number },
): FieldProblem[] {
  return [
    ...(name.length > options.most
      ? [
          invalidValue(
            field,
            name,
            `must be no more than ${options.most} characters`,
          ),
        ]
      : []),
    ...(options.pattern.test(name)
      ? []
      : [invalidValue(field, name, options.rule)]),
  ];
}
