import { DatastoreOperationKind } from '@slipway/backstage-plugin-slipway-common';
import { TerminalOperationError } from '../operation/errors';
import {
  OperationStep,
  StepContext,
  StepSight,
} from '../operation/operationHandler';
import { createFakeStep, FakeHandlerOptions } from './fakeCalls';
import { FakeDatastore, FakeResource } from './FakeDatastore';

/** What a fake handler of a data store is made with. */
export interface FakeDatastoreOptions extends FakeHandlerOptions {
  kind: DatastoreOperationKind;
  getDatastore(id: string): FakeDatastore;
}

const suffixes: Record<DatastoreOperationKind, string> = {
  snapshot: 'slipway',
  restore: 'restored',
  drill: 'drill',
};

/** The steps of each kind on a fake data store: what they make is named after their operation and bears its ID. */
export class FakeDatastoreSteps {
  readonly #options: FakeDatastoreOptions;
  readonly #isSnapshot: boolean;

  constructor(options: FakeDatastoreOptions) {
    this.#options = options;
    this.#isSnapshot = options.kind === 'snapshot';
  }

  list(): OperationStep[] {
    const make = [this.#make(), this.#awaitMade()];
    const check = [this.#runChecks(), this.#judgeChecks()];
    const steps: Record<DatastoreOperationKind, OperationStep[]> = {
      snapshot: make,
      restore: [...make, ...check],
      drill: [...make, ...check, this.#remove()],
    };
    return steps[this.#options.kind];
  }

  #make(): OperationStep {
    return createFakeStep(this.#options, {
      name: this.#isSnapshot ? 'create-snapshot' : 'restore-instance',
      purpose: 'change',
      title: context => `Make ${this.#nameOf(context)}`,
      look: context =>
        this.#find(context)
          ? { status: 'succeeded', message: 'It was asked for' }
          : { status: 'pending', message: 'It is not there' },
      act: context =>
        this.#storeOf(context).make({
          name: this.#nameOf(context),
          operationId: context.operationId,
        }),
    });
  }

  #awaitMade(): OperationStep {
    return createFakeStep(this.#options, {
      name: this.#isSnapshot ? 'await-snapshot' : 'await-instance',
      purpose: 'verify',
      title: context => `Wait until ${this.#nameOf(context)} is available`,
      look: context => this.#lookAtJob(context),
    });
  }

  #lookAtJob(context: StepContext): StepSight {
    const { isJobDone, pollSeconds } = this.#storeOf(context);
    const id = this.#nameOf(context);
    if (!this.#find(context)) {
      throw new TerminalOperationError(`${id} was removed by somebody else`);
    }
    if (!isJobDone) {
      const message = `${id} is being made`;
      return { status: 'running', message, retryAfterSeconds: pollSeconds };
    }
    const { from, time } = context.state as { from: string; time: string };
    const made = { id, resourceName: `fake:${id}` };
    return {
      status: 'succeeded',
      message: `${id} is available`,
      finding: this.#isSnapshot
        ? { type: 'made', ...made }
        : { type: 'recovered', ...made, from, time },
    };
  }

  #runChecks(): OperationStep {
    return createFakeStep(this.#options, {
      name: 'run-checks',
      purpose: 'verify',
      title: () => 'Run the checks of the owner',
      look: context => {
        const { checks, newestRowAt } = this.#storeOf(context);
        return {
          status: 'succeeded',
          message: `Checks that were run: ${checks.length}`,
          finding: { type: 'checked', checks, newestRowAt },
        };
      },
    });
  }

  #judgeChecks(): OperationStep {
    return createFakeStep(this.#options, {
      name: 'judge-checks',
      purpose: 'verify',
      title: () => 'Judge the copy by what the checks said',
      look({ findings }) {
        const checked = findings['run-checks'];
        if (checked?.type !== 'checked') {
          throw new TerminalOperationError('The checks were not run');
        }
        const failed = checked.checks.filter(({ passed }) => !passed);
        if (failed.length > 0) {
          const names = failed.map(({ name }) => name).join(', ');
          throw new TerminalOperationError(`The copy is not good: ${names}`);
        }
        return { status: 'succeeded', message: 'Every check passed' };
      },
    });
  }

  #remove(): OperationStep {
    return createFakeStep(this.#options, {
      name: 'remove-instance',
      purpose: 'cleanup',
      title: context => `Remove ${this.#nameOf(context)}`,
      look: context => {
        const id = this.#nameOf(context);
        return this.#find(context)
          ? { status: 'pending', message: `${id} is there` }
          : {
              status: 'succeeded',
              message: `${id} is gone`,
              finding: { type: 'removed', id },
            };
      },
      act: context =>
        this.#storeOf(context).remove({
          name: this.#nameOf(context),
          operationId: context.operationId,
        }),
    });
  }

  #storeOf({ workload }: StepContext): FakeDatastore {
    return this.#options.getDatastore(workload);
  }

  #nameOf(context: StepContext): string {
    const { name } = this.#storeOf(context);
    return `${name}-${suffixes[this.#options.kind]}-${context.operationId.slice(0, 8)}`;
  }

  /** What there is by its name; what somebody else has made stops the operation. */
  #find(context: StepContext): FakeResource | undefined {
    const name = this.#nameOf(context);
    const found = this.#storeOf(context).resources.get(name);
    if (found && found.operationId !== context.operationId) {
      throw new TerminalOperationError(`${name} is not of this operation`);
    }
    return found;
  }
}
