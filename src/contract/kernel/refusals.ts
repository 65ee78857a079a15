import { z } from 'zod'

/** What any operation may refuse for. In order of precedence. */
export const kernelRefusals = [
  z.object({ code: z.literal('unknown_operation'), operation: z.string() }),
  z.object({ code: z.literal('body_too_large'), bytesMax: z.number() }),
  /** `path` names the field, as in `sectionIds.0`; empty when the body as a whole is wrong. */
  z.object({ code: z.literal('malformed_request'), path: z.string(), issue: z.string() }),
  /** This account or address has called too often; nothing was done. */
  z.object({ code: z.literal('too_many_requests'), retryAfterMs: z.number() }),
  z.object({ code: z.literal('busy'), retryAfterMs: z.number() }),
  z.object({ code: z.literal('internal_error'), reference: z.string() }),
  /** WeChat could not be asked for a phone number or a content check; nothing was done. */
  z.object({ code: z.literal('wechat_unavailable'), retryAfterMs: z.number() }),
  /** WeChat's content check does not let this text be shown to others; `path` names the field. */
  z.object({ code: z.literal('text_rejected'), path: z.string() }),
  z.object({ code: z.literal('request_id_reused') }),
  z.object({ code: z.literal('cursor_invalid') }),
] as const
