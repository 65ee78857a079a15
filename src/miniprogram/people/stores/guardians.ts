import type { Operations } from '../../../contract/operations'
import type { GuardianBinding } from '../../../contract/people/guardians'
import type { InvitationId } from '../../../contract/people/ids'
import type { Problem } from '../../calls/problem'
import { keptStore } from '../../kit/stores/kept-store'

export type GuardiansReply = Operations['getGuardians']['reply']

interface GuardiansState {
  /** The last good copy; null before the first answer. */
  copy: GuardiansReply | null
  /** When the copy was got, by the server's clock. */
  gotAtMs: number
  problem: Problem | null
  /** Of the open cards made on this phone, so that one can be sent again; nobody else is told them. */
  tokens: Readonly<Record<InvitationId, string>>
  accept(copy: GuardiansReply, gotAtMs: number): void
  fail(problem: Problem): void
  keepToken(invitationId: InvitationId, token: string): void
  /** Shows a change at once; the server's next answer has the last word. */
  change(bindingId: GuardianBinding['bindingId'], changed: Partial<GuardianBinding> | null): void
}

const empty = { copy: null, gotAtMs: 0, problem: null, tokens: {} }

/** The guardians of the student who is signed in, and the cards still open. */
export const useGuardians = keptStore<GuardiansState, 'copy' | 'gotAtMs' | 'tokens'>(
  { name: 'campus.guardians', version: 1, keeps: ['copy', 'gotAtMs', 'tokens'] },
  (set) => ({
    ...empty,
    accept: (copy, gotAtMs) =>
      set(({ tokens }) => {
        const open = copy.invitations.flatMap(({ id }) => (tokens[id] ? [[id, tokens[id]] as const] : []))
        return { copy, gotAtMs, problem: null, tokens: Object.fromEntries(open) }
      }),
    fail: (problem) => set({ problem }),
    keepToken: (invitationId, token) => set(({ tokens }) => ({ tokens: { ...tokens, [invitationId]: token } })),
    change: (bindingId, changed) =>
      set(({ copy }) => {
        if (!copy) return {}
        const guardians = copy.guardians.flatMap((one) =>
          one.bindingId !== bindingId ? [one] : changed ? [{ ...one, ...changed }] : [],
        )
        return { copy: { ...copy, guardians } }
      }),
  }),
)

/** Who accepted a card and waits for the student to say yes. */
export function awaitingGuardians({ copy }: Pick<GuardiansState, 'copy'>): GuardianBinding[] {
  return copy?.guardians.filter(({ state }) => state === 'awaiting') ?? []
}
