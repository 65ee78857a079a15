import { act } from '../../cloud/act'
import type { KeyedOfficeCall, OfficeCall } from '../../cloud/call-context'
import type { ActsOf } from '../../cloud/capabilities'
import { CatalogueCopy } from '../../cloud/catalogue/catalogue-copy'
import type { Database } from '../../cloud/kernel/database/database'
import type { Vault } from '../../cloud/kernel/vault/vault'
import { type Operations, operations } from '../../contract/operations'
import type { Refusal, Reply } from '../../contract/refusal'
import { withDatabase, withVault } from './connect'
import { engineHere } from './engine-here'
import { say } from './language'
import { PlainError } from './plain-error'
import { isWrittenDown, whoIsHere } from './who-is-here'

/** Where commands act for the school: they do the operations that staff do by HTTP, in this process. */
export interface Office<Call extends OfficeCall = OfficeCall> {
  /** To look at; whatever is changed is an act. */
  database: Database
  act<Name extends ActsOf<Call>>(
    name: Name,
    request: Operations[Name]['request'],
  ): Promise<Reply<Operations[Name]['reply']>>
}
export interface KeyedOffice extends Office<KeyedOfficeCall> {
  vault: Vault
}

/** Runs a command that acts on the database that {@link withDatabase} finds. */
export function withOffice<Value>(work: (office: Office) => Promise<Value>): Promise<Value> {
  return withDatabase((database) => work(officeWith<OfficeCall>(servicesOn(database))))
}

/** As {@link withOffice}, with the keys that seal its personal data. */
export function withKeyedOffice<Value>(work: (office: KeyedOffice) => Promise<Value>): Promise<Value> {
  return withVault((database, vault) =>
    work({ ...officeWith<KeyedOfficeCall>({ ...servicesOn(database), vault }), vault }),
  )
}

function officeWith<Call extends OfficeCall>(services: Call['services']): Office<Call> {
  return {
    database: services.database,
    act(name, request) {
      if (operations[name].repeat !== 'read' && !isWrittenDown())
        throw new Error(`${name} changes something, and this command is not written down`)
      return act(name, request, { services, now: new Date(), staff: { name: whoIsHere() } } as Call)
    },
  }
}

function servicesOn(database: Database): OfficeCall['services'] {
  const catalogue = new CatalogueCopy()
  return { database, catalogue, engine: engineHere(database, catalogue) }
}

/** What an act brought. Where it was refused, `why` has the words for the refusals; undefined for what cannot be. */
export function outcomeOf<Value>(
  reply: Reply<Value>,
  why: (first: Refusal, ...others: Refusal[]) => Error | undefined,
): Value {
  if (reply.ok) return reply.value
  const [first, ...others] = reply.refusals
  if (first?.code === 'malformed_request')
    throw new PlainError(say(`${first.path}：不合要求。`, `${first.path}: ${first.issue}`))
  throw (first && why(first, ...others)) ?? new Error(`an act was refused: ${JSON.stringify(reply.refusals)}`)
}
