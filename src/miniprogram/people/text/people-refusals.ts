import type { Facts } from '../../i18n/look-up'
import { formatTimeLeft } from '../../kit/text/time-left'
import type { RefusalOf, RefusalText, RefusalWording } from '../../kit/text/wording'

/** The refusals about people that need more than their words. */
export type PeopleRefusal = RefusalOf<
  | 'too_many_requests'
  | 'wechat_unavailable'
  | 'role_required'
  | 'scope_closed'
  | 'consent_required'
  | 'binding_refused'
  | 'binding_limited'
  | 'already_bound'
  | 'phone_not_listed'
  | 'invitation_gone'
  | 'guardians_exceeded'
>

/** Words for a refusal about people and their relations, with how long to wait and whom to ask. */
export function peopleRefusal(refusal: PeopleRefusal, { t, helpContact }: RefusalWording): RefusalText {
  const contact = helpContact ?? t('refusal.askRegistrar')
  const plain = (code: Exclude<PeopleRefusal['code'], 'invitation_gone'>, facts: Facts) => ({
    title: t(`refusal.${code}.title`, facts),
    detail: t(`refusal.${code}.detail`, facts),
  })
  const refresh = { label: t('remedy.refresh'), target: { to: 'refresh' } } as const
  switch (refusal.code) {
    case 'too_many_requests':
    case 'wechat_unavailable':
    case 'binding_limited':
      return plain(refusal.code, { wait: formatTimeLeft(refusal.retryAfterMs, t), contact })
    case 'role_required':
      return plain(refusal.code, {
        roles: refusal.roles.map((role) => t(`hat.role.${role}`)).join(t('meeting.nameSeparator')),
      })
    case 'scope_closed':
      return plain(refusal.code, { scope: t(`hat.scope.${refusal.scope}`) })
    case 'consent_required':
      return { ...plain(refusal.code, {}), remedy: { label: t('remedy.readPrivacy'), target: { to: 'privacy' } } }
    case 'already_bound':
      return plain(refusal.code, { number: refusal.studentNumber, contact })
    case 'phone_not_listed':
      return plain(refusal.code, { phone: refusal.phoneMasked, contact })
    case 'guardians_exceeded':
      return { ...plain(refusal.code, { max: refusal.guardiansMax }), remedy: refresh }
    case 'invitation_gone':
      return {
        title: t(`refusal.invitation_${refusal.why}.title`),
        detail: t(`refusal.invitation_${refusal.why}.detail`),
      }
    case 'binding_refused':
      return plain(refusal.code, { contact })
  }
}
