import type { AnyoneCall, Handler } from '../../call-context'
import { tellSchool } from '../tell-school'

/** The institution's name, colour, periods, terms and clock. */
export const getInstitution: Handler<'getInstitution', AnyoneCall> = async (_request, { services, now }) => ({
  ok: true,
  value: await tellSchool(services, now),
})
