import type { Refusal } from '../contract/refusal'

/**
 * The HTTP status of a reply. A decision by the rules is an answer like any other, so it is 200: WeChat
 * counts other statuses against the applet, and proxies may replace their bodies. What is wrong with the
 * call itself is 4xx.
 */
export function statusOf(refusal: Refusal): number {
  switch (refusal.code) {
    case 'unknown_operation':
      return 404
    case 'body_too_large':
      return 413
    case 'malformed_request':
    case 'cursor_invalid':
      return 400
    case 'session_required':
    case 'session_expired':
      return 401
    case 'student_required':
    case 'role_required':
    case 'not_your_student':
    case 'scope_closed':
    case 'binding_not_found':
    case 'consent_required':
      return 403
    case 'too_many_requests':
      return 429
    case 'request_id_reused':
      return 409
    case 'busy':
    case 'login_unavailable':
    case 'wechat_unavailable':
      return 503
    case 'internal_error':
      return 500
    default:
      return 200
  }
}
