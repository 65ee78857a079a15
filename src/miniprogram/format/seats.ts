import type { Section } from '../../contract/catalogue'
import type { Words } from '../i18n/words'

type Seats = Section['seats']

/** How full a section is, for the bar: `warning` from nine tenths on, `danger` when no seat is left. */
export function seatsTone(seats: Seats): 'success' | 'warning' | 'danger' {
  if (seats.capacity === null) return 'success'
  if (seats.enrolled >= seats.capacity) return 'danger'
  return seats.enrolled >= seats.capacity * 0.9 ? 'warning' : 'success'
}

/** The filled part of the bar in per cent, 0 to 100. */
export function seatsPercent(seats: Seats): number {
  if (seats.capacity === null) return 0
  if (seats.capacity === 0) return 100
  return Math.min(100, Math.round((seats.enrolled / seats.capacity) * 100))
}

/** `余 23 / 60`, `已满 24 / 24`, or how many are in where no limit is set. */
export function seatsText({ capacity, enrolled }: Seats, t: Words): string {
  if (capacity === null) return t('seats.unlimited', { enrolled })
  if (enrolled >= capacity) return t('seats.full', { enrolled, capacity })
  return t('seats.left', { left: capacity - enrolled, capacity })
}

/** `余 5`, `已满`, for a chip. */
export function seatsShort({ capacity, enrolled }: Seats, t: Words): string {
  if (capacity === null) return t('seats.unlimitedShort')
  return enrolled >= capacity ? t('seats.fullShort') : t('seats.leftShort', { left: capacity - enrolled })
}
