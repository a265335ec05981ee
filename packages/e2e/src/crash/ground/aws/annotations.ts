import {
  awsAnnotations,
  recoveryAnnotations,
} from '@slipway/backstage-plugin-slipway-common';
import { instanceArn } from './names';

const checks = `
- name: orders are there
  sql: SELECT count(*) > 0 FROM orders
  expect: true
- name: newest order
  sql: SELECT max(created_at) FROM orders
  newestRow: true
`;

/** What the catalog says of the data store of that name: which instance it is, and how its owner validates a copy. */
export function datastoreAnnotations(name: string): Record<string, string> {
  return {
    [awsAnnotations.rdsInstanceArn]: instanceArn(name),
    [recoveryAnnotations.checks]: checks,
  };
}
