import { z } from 'zod'

/**
 * The order of savings that replace one another: the phone raises it with each edit, above the last that it knows of and
 * never below the school's clock in milliseconds. An older one changes nothing; 0 is before the first.
 */
export const Revision = z.number().int().min(0).max(8_640_000_000_000_000)
