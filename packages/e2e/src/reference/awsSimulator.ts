import {
  collectCoverage,
  differences,
  scenarios,
} from 'sandbox/src/aws/contract';
import { code, document, generatedNote, table } from './markdown';

/** The reference of what the AWS simulator's answers are checked against. */
export async function describeAwsSimulator(): Promise<string> {
  const calls = await collectCoverage();
  return document(
    generatedNote,
    '# The AWS simulator: what is checked against what',
    'The demo and the tests run on a simulated AWS account (`packages/sandbox/src/aws`), to which the SDK’s own clients talk over the wire. Its contract says what AWS tells at each step of a few scenarios, after the documentation of AWS. The same scenarios are played against the simulator and against [moto](https://docs.getmoto.org), and every answer of the simulator in them is validated against the model of its service that AWS publishes with botocore.',
    '## Calls',
    '- `contract`: moto tells the same, but for the known differences below; the answers are as the model of the service says.\n- `model`: the answers are as the model of the service says; compared with no other implementation.\n- `none`: checked by nothing but the simulator’s own tests.\n\nAny other call, and any parameter that is not implemented, is refused with an error that names it.',
    table(
      ['Service', 'Call', 'Checked'],
      calls.map(({ service, action, checked }) => [
        code(service),
        code(action),
        code(checked),
      ]),
    ),
    '## Scenarios',
    table(
      ['Scenario', 'What it shows'],
      scenarios.map(({ name, title }) => [name, title]),
    ),
    '## Known differences of moto',
    'Each is shown to be one: the real stage fails where moto comes to do as AWS does.',
    table(
      ['In moto', 'Why the simulator does otherwise'],
      differences.map(({ what, reason }) => [what, reason]),
    ),
    '## Left out on purpose',
    'The hash of a signature is not verified: a request is taken for that of the access key that it names. Policies of roles and users, trust policies and their conditions, also on tags, are enforced; there are no resource and key policies, permission boundaries, service control policies and session policies. RDS takes no automated snapshots of its own while the simulator runs: those that there are were put there.',
  );
}
