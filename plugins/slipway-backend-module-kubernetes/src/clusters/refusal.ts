import { z } from 'zod/v3';

/** A `Status`, as the API server answers errors with. */
export const apiStatusSchema = z.object({
  code: z.number().optional(),
  reason: z.string().optional(),
  message: z.string().optional(),
  details: z
    .object({
      retryAfterSeconds: z.number().optional(),
      causes: z
        .array(
          z.object({
            field: z.string().optional(),
            reason: z.string().optional(),
            message: z.string().optional(),
          }),
        )
        .optional(),
    })
    .optional(),
});

/** What the API server refused, and how. */
export interface Refusal {
  cluster: string;
  /** e.g. `patch deployments`. */
  action: string;
  status: number;
  body: z.infer<typeof apiStatusSchema>;
  retryAfterSeconds?: number;
  /** Whether the request was a JSON Patch with tests. */
  patch: boolean;
}

/** Reads the body of an error; whatever is no `Status` counts as an empty one. */
export function readApiStatus(text: string): Refusal['body'] {
  try {
    return apiStatusSchema.parse(JSON.parse(text));
  } catch {
    return {};
  }
}
