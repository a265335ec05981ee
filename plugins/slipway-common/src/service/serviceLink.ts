import { z } from 'zod/v3';
import { Members } from '../members';

/** What a link leads to. @public */
export type ServiceLinkKind = 'dashboard' | 'logs' | 'traces' | 'other';

/** A way to another tool, made from a template of app-config with every value escaped. @public */
export interface ServiceLink {
  /** As configured, e.g. `Grafana`. */
  title: string;
  kind: ServiceLinkKind;
  /** Absolute, `http` or `https`. */
  url: string;
  /** ID of the workload that it is about; `undefined` where it is about the whole target. */
  workload?: string;
}

/** A way to another tool, made from a template of app-config with every value escaped. @public */
export const serviceLinkSchema: z.ZodType<ServiceLink, z.ZodTypeDef, unknown> =
  z.object({
    title: z.string(),
    kind: z.enum(['dashboard', 'logs', 'traces', 'other']),
    url: z
      .string()
      .url()
      .regex(/^https?:/i),
    workload: z.string().optional(),
  } satisfies Members<ServiceLink>);
