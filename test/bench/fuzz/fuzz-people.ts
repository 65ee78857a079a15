import { randomBytes, randomUUID } from 'node:crypto'
import type { Database } from '../../../src/cloud/kernel/database/database'
import { plainCode } from '../../../src/cloud/people/activation-code'
import { addGuardianBinding, bindAccount, setScopes } from '../../../src/cloud/people/tables/bindings'
import { addConsent } from '../../../src/cloud/people/tables/consents'
import { addGuardian } from '../../../src/cloud/people/tables/guardians'
import { type AccountId, openAccount, startSession } from '../../../src/cloud/people/tables/sessions'
import { addStaff, bindStaff, grantRole, type StaffId } from '../../../src/cloud/people/tables/staff'
import type { StaffRole } from '../../../src/contract/kernel/caller'
import type { BindingId, StudentId } from '../../../src/contract/people/ids'
import { testVault } from '../../support/data-keys'
import { onRoster, type RosterStudent } from '../../support/people'
import type { FuzzCaller, Viewer } from './fuzz-callers'
import type { Planted } from './leaks'

/** Who sees by whom a request was answered. */
const answerReaders: readonly Viewer[] = ['registrar', 'adviser']

export interface FuzzAccount {
  accountId: AccountId
  openid: string
  token: string
}

/** Makes the people of the college, and remembers of each what only some may be told. */
export class FuzzPeople {
  readonly planted: Planted[] = []
  readonly tokens = new Map<FuzzCaller, string>()
  /** Login and phone codes that WeChat knows, each for whom it speaks. */
  readonly loginCodes = new Map<string, { openid: string; viewer: Viewer }>()
  readonly phoneCodes = new Map<string, { phone: string; viewer: Viewer }>()
  #count = 0

  constructor(
    readonly database: Database,
    readonly now: Date,
  ) {}

  plant(what: string, text: string, ...seenBy: Viewer[]): string {
    this.planted.push({ what, text, seenBy })
    return text
  }

  /** A text that is nobody else's and occurs nowhere by chance. */
  unique(prefix: string): string {
    this.#count += 1
    return `${prefix}${this.#count}${randomBytes(3).toString('hex')}`
  }

  /** A Chinese mobile number with its country. */
  phone(what: string, ...seenBy: Viewer[]): string {
    this.#count += 1
    const national = `1988877${String(1000 + this.#count)}`
    this.plant(`the phone of ${what}`, national, ...seenBy)
    return `+86${national}`
  }

  async account(caller: FuzzCaller, { hasConsent = true } = {}): Promise<FuzzAccount> {
    const openid = this.plant(`the openid of ${caller}`, this.unique('oFuzz'), caller)
    const accountId = await openAccount(
      this.database,
      openid,
      this.plant(`the unionid of ${caller}`, this.unique('uFuzz'), caller),
    )
    if (hasConsent) await addConsent(this.database, accountId, '1', this.now)
    const device = this.plant(`the device of ${caller}`, this.unique('Phone of '), caller)
    const { token } = await startSession(this.database, accountId, this.now, device)
    this.plant(`the session of ${caller}`, token)
    await startSession(this.database, accountId, this.now)
    this.tokens.set(caller, token)
    this.loginCodes.set(`login of ${caller}`, { openid, viewer: caller })
    return { accountId, openid, token }
  }

  /** A student of the roster; `seenBy` are told who they are, `self` what the school keeps of them. */
  async student(
    what: string,
    self: readonly Viewer[],
    seenBy: readonly Viewer[],
    cohort = 2025,
  ): Promise<RosterStudent> {
    const [family, code] = [this.unique('沈'), randomBytes(6).toString('hex').toUpperCase()]
    const activationCode = `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
    const identityNumber = `11010120050319${String(4000 + this.planted.length)}`
    const number = this.unique('N')
    const student = await onRoster(this.database, {
      number,
      name: family,
      birthDate: '2005-03-19',
      identityNumber,
      activationCode,
    })
    const nameEn = this.unique('Shen ')
    await this.database.query('update student set name_en = $2, cohort = $3 where id = $1', [
      student.id,
      nameEn,
      cohort,
    ])
    for (const [field, text] of Object.entries({ name: student.name, nameEn }))
      this.plant(`the ${field} of ${what}`, text, ...self, ...seenBy)
    // The audit log names students by number.
    this.plant(`the number of ${what}`, student.number, ...self, ...seenBy, 'administrator')
    this.plant(`the identity number of ${what}`, identityNumber, ...self)
    this.plant(`the activation code of ${what}`, activationCode)
    this.plant(`the plain activation code of ${what}`, plainCode(activationCode))
    return student
  }

  async bind({ accountId }: FuzzAccount, { id }: RosterStudent): Promise<void> {
    await bindAccount(this.database, accountId, id, this.now)
  }

  /** A guardian whom the roster names with a phone. */
  async listed(what: string, studentId: StudentId, name: string, ...seenBy: Viewer[]) {
    const phone = this.phone(what, ...seenBy)
    const guardian = { studentId, name, kinship: 'mother', phone } as const
    return { phone, guardianId: await addGuardian(this.database, testVault, guardian) }
  }

  async guardian(caller: FuzzCaller, studentId: StudentId, seesAll: boolean, isAwaiting = false): Promise<BindingId> {
    const { accountId } = await this.account(caller)
    const staff: Viewer[] = ['registrar', 'cashier', 'adviser']
    const name = this.plant(`the name of ${caller}`, this.unique('顾'), caller, 'student', ...staff)
    const status = isAwaiting ? 'awaiting' : 'active'
    const binding = { accountId, studentId, name, kinship: 'father', source: 'invitation', status } as const
    const id = await addGuardianBinding(this.database, { ...binding, guardianId: null, invitationId: null }, this.now)
    if (id === null) throw new Error(`${caller} was not bound`)
    if (seesAll) await setScopes(this.database, id, { allowsTimetable: true, allowsResults: true })
    return id
  }

  /** Staff with an account where `caller` names one of ours. */
  async staff(
    role: StaffRole,
    viewer: Viewer,
    account: FuzzAccount | null,
  ): Promise<{ staffId: StaffId; phone: string }> {
    const phone = this.phone(viewer)
    const name = this.plant(`the name of ${viewer}`, this.unique('岑'), viewer, 'administrator', ...answerReaders)
    const number = this.plant(`the staff number of ${viewer}`, this.unique('T'), viewer)
    const staffId = await addStaff(this.database, testVault, { number, name, nameEn: null, phone })
    await grantRole(this.database, staffId, role, this.now)
    if (account) await bindStaff(this.database, staffId, account.accountId)
    return { staffId, phone }
  }

  /** A code by which a member of staff takes their place. */
  async staffCode(staffId: StaffId, what: string, lifetimeMs: number): Promise<string> {
    const code = randomUUID().slice(0, 12).toUpperCase().replaceAll('-', 'X')
    await this.database.query(
      'insert into staff_invitation (code_mark, staff_id, made_at, expires_at) values ($1, $2, $3, $4)',
      [
        testVault.mark('staff-invitation', plainCode(code)),
        staffId,
        this.now,
        new Date(this.now.getTime() + lifetimeMs),
      ],
    )
    return this.plant(what, code)
  }
}
