import { z } from 'zod/v3';
import { Members } from '../members';

/** A GitOps controller that owns a workload, with the evidence for it. @public */
export interface GitOpsOwner {
  controller: 'Argo CD' | 'Flux';
  /** The controller's own object, where it is named. */
  application?: string;
  /** What of the workload shows it, e.g. a label or a field manager. */
  evidence: string;
}

/** A GitOps controller that owns a workload, with the evidence for it. @public */
export const gitOpsOwnerSchema: z.ZodType<GitOpsOwner, z.ZodTypeDef, unknown> =
  z.object({
    controller: z.enum(['Argo CD', 'Flux']),
    application: z.string().optional(),
    evidence: z.string(),
  } satisfies Members<GitOpsOwner>);

/** A resource that itself proves that it belongs to the service. @public */
export interface ProvedOwnership {
  proved: true;
  /** What of the resource proves it, e.g. a label. */
  evidence: string;
}

/** A resource that does not itself prove that it belongs to the service. @public */
export interface UnprovedOwnership {
  proved: false;
  /** One sentence for people. */
  message: string;
  /** The command that would supply the proof. */
  fix?: string;
}

/** Whether the resource itself proves that it belongs to the service. @public */
export type Ownership = ProvedOwnership | UnprovedOwnership;

/** Whether the resource itself proves that it belongs to the service. @public */
export const ownershipSchema: z.ZodType<Ownership, z.ZodTypeDef, unknown> =
  z.discriminatedUnion('proved', [
    z.object({
      proved: z.literal(true),
      evidence: z.string(),
    } satisfies Members<ProvedOwnership>),
    z.object({
      proved: z.literal(false),
      message: z.string(),
      fix: z.string().optional(),
    } satisfies Members<UnprovedOwnership>),
  ]);
