import { say } from '../kit/language'
import { PlainError } from '../kit/plain-error'

/** What was done about a member of staff, unless there is none of that number. */
export function ofStaff<Done>(number: string, done: Done | null): Done {
  if (done !== null) return done
  throw new PlainError(
    say(
      `没有工号为 ${number} 的教职工。查看：staff list；新增：staff grant ${number} --role … --name …`,
      `There is no member of staff ${number}. See: staff list, or add them with: staff grant ${number} --role … --name …`,
    ),
  )
}
