import type { AccountCall, Handler } from '../../call-context'
import { changeAsAccount } from '../change-as'
import { readPerson } from '../person'
import { addConsent, readConsent } from '../tables/consents'

/** Records the consent to the privacy text that was shown. Refuses `consent_required` when another version is in force. */
export const agreeToPrivacy: Handler<'agreeToPrivacy', AccountCall> = async ({ version }, call) => {
  const { accountId, services, now } = call
  const agreed = await changeAsAccount(call, async (connection) => {
    const consent = await readConsent(connection, accountId)
    if (consent.version !== version)
      return { ok: false, refusals: [{ code: 'consent_required', version: consent.version }] }
    await addConsent(connection, accountId, version, now)
    return { ok: true, value: {} }
  })
  return agreed.ok ? { ok: true, value: await readPerson(accountId, services, now) } : agreed
}
