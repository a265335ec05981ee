import { InputError } from '@backstage/errors';
import { isKnownOperator, knownOperators } from './conditions';
import {
  toList,
  type PolicyDocument,
  type PolicyStatement,
} from './PolicyDocument';

const known: readonly string[] = [
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'Condition',
] satisfies (keyof PolicyStatement)[];

/**
 * Refuses a policy that would not be judged as IAM does.
 *
 * @throws InputError that names the statement and what in it is not known.
 */
export function checkPolicy(policy: PolicyDocument): void {
  toList<PolicyStatement>(policy.Statement).forEach((statement, index) => {
    const where = `Statement ${statement.Sid ?? index} of a policy`;
    const { Effect, Condition = {} } = statement;
    if (Effect !== 'Allow' && Effect !== 'Deny') {
      throw new InputError(`${where} must Allow or Deny, not ${Effect}`);
    }
    const other = Object.keys(statement).find(name => !known.includes(name));
    if (other) {
      throw new InputError(`${where}: the simulator does not know ${other}`);
    }
    const operator = Object.keys(Condition).find(
      name => !isKnownOperator(name),
    );
    if (operator) {
      throw new InputError(
        `${where}: the simulator does not know the condition operator ${operator}; known are ${knownOperators.join(', ')}`,
      );
    }
    const variable = /\$\{[^}]*\}/.exec(JSON.stringify(statement));
    if (variable) {
      throw new InputError(
        `${where}: the simulator does not know policy variables such as ${variable[0]}`,
      );
    }
  });
}
