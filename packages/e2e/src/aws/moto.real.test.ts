import {
  describeAwsContract,
  expectOfMoto,
  readServiceModel,
  startSimulatorAccount,
  validateAnswer,
  type ServiceModel,
} from 'sandbox/src/aws/contract';
import { prepareMotoAccount } from './motoAccount';
import { installMoto, type MotoInstallation } from './motoInstallation';
import { startMoto, type MotoServer } from './MotoServer';

const services = ['iam', 'rds', 'secretsmanager', 'sts'];

describe('the contract of the AWS simulator', () => {
  let installation: MotoInstallation;

  beforeAll(async () => {
    installation = await installMoto();
  }, 300_000);

  describe('moto tells what AWS documents, but for its known differences', () => {
    let moto: MotoServer | undefined;

    beforeAll(async () => {
      moto = await startMoto(installation.python);
    });

    afterAll(() => moto?.stop());

    describeAwsContract({
      start: () => prepareMotoAccount(moto!),
      expect: expectOfMoto,
    });
  });

  describe("every answer of the simulator is as botocore's model says", () => {
    const models = new Map<string, ServiceModel>();

    beforeAll(async () => {
      for (const service of services) {
        models.set(
          service,
          await readServiceModel(installation.models, service),
        );
      }
    });

    describeAwsContract({
      start: startSimulatorAccount,
      check: ({ exchanges }) => {
        expect(exchanges.length).toBeGreaterThan(0);
        expect(
          exchanges.flatMap(exchange =>
            validateAnswer(models.get(exchange.service)!, exchange),
          ),
        ).toEqual([]);
      },
    });
  });
});
