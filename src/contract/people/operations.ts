import { bindingOperations } from './binding'
import { guardianOperations } from './guardians'
import { holdOperations } from './hold'
import { signInOperations } from './signing-in'
import { staffOperations } from './staff'

/** The operations about people: who somebody is, whom they are bound to, and staff who help them. */
export const peopleOperations = {
  ...signInOperations,
  ...bindingOperations,
  ...guardianOperations,
  ...staffOperations,
  ...holdOperations,
}
