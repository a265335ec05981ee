import {
  conditionsHold,
  findMissingKeys,
  type PolicyContext,
} from './conditions';
import { matchesPattern } from './matchesPattern';
import {
  toList,
  type OneOrMore,
  type PolicyDocument,
  type PolicyStatement,
} from './PolicyDocument';

/** What somebody wants to do with a resource. */
export interface PolicyQuestion {
  /** E.g. `rds:DeleteDBInstance`. */
  action: string;
  /** Its ARN; `*` where the action has no resource. */
  resource: string;
  context: PolicyContext;
  /** The ARN of who asks, for a trust policy. */
  principal?: string;
}

/** Names as `SimulatePrincipalPolicy` gives them. */
export type PolicyDecision = 'allowed' | 'explicitDeny' | 'implicitDeny';

/** @see {@link evaluatePolicies} */
export interface PolicyVerdict {
  decision: PolicyDecision;
  /** Condition keys of which nothing was known, in statements about this action and resource. */
  missingContext: string[];
}

/**
 * Judges as IAM does within one account: a denial wins, and what nothing allows is denied.
 *
 * @remarks Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function evaluatePolicies(
  policies: readonly PolicyDocument[],
  question: PolicyQuestion,
): PolicyVerdict {
  const about = policies
    .flatMap(({ Statement }) => toList<PolicyStatement>(Statement))
    .filter(statement => isAbout(statement, question));
  const missingContext = [
    ...new Set(
      about.flatMap(({ Condition = {} }) =>
        findMissingKeys(Condition, question.context),
      ),
    ),
  ];
  const effects = about
    .filter(({ Condition = {} }) => conditionsHold(Condition, question.context))
    .map(({ Effect }) => Effect);
  if (effects.includes('Deny')) {
    return { decision: 'explicitDeny', missingContext };
  }
  const decision = effects.includes('Allow') ? 'allowed' : 'implicitDeny';
  return { decision, missingContext };
}

function isAbout(
  statement: PolicyStatement,
  { action, resource, principal }: PolicyQuestion,
): boolean {
  const { Action, NotAction, Resource, NotResource, Principal } = statement;
  return (
    concerns(action.toLowerCase(), lower(Action), lower(NotAction)) &&
    (principal === undefined
      ? concerns(resource, Resource, NotResource)
      : isPrincipal(Principal, principal))
  );
}

/** Whether it is among those that a statement is about, or none of those that it is not about. */
function concerns(
  text: string,
  wanted: OneOrMore | undefined,
  unwanted: OneOrMore | undefined,
): boolean {
  return wanted === undefined
    ? !toList(unwanted).some(pattern => matchesPattern(pattern, text))
    : toList(wanted).some(pattern => matchesPattern(pattern, text));
}

function lower(value: OneOrMore | undefined): OneOrMore | undefined {
  return value && toList(value).map(each => each.toLowerCase());
}

/** An account's root stands for everyone in the account. */
function isPrincipal(
  principal: PolicyStatement['Principal'],
  arn: string,
): boolean {
  if (typeof principal !== 'object') {
    return principal === '*';
  }
  const account = arn.split(':')[4];
  return toList(principal.AWS).some(
    trusted =>
      trusted === '*' ||
      trusted === arn ||
      trusted === account ||
      trusted === `arn:aws:iam::${account}:root`,
  );
}
