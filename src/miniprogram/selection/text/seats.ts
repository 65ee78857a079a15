import type { Section } from '../../../contract/catalogue/course'
import type { Refusal } from '../../../contract/refusal'
import type { Words } from '../../i18n/words'

type Seats = Section['seats']

/** Seats that are not to be had: taken, or kept for somebody. */
const takenOf = ({ enrolled, kept }: Seats): number => enrolled + kept

/** Whether there is no seat to be had. */
export function isFull(seats: Seats): boolean {
  return seats.capacity !== null && takenOf(seats) >= seats.capacity
}

/** How full a section is, for the bar: `warning` from nine tenths on, `danger` when no seat is left. */
export function seatsTone(seats: Seats): 'success' | 'warning' | 'danger' {
  if (seats.capacity === null) return 'success'
  if (isFull(seats)) return 'danger'
  return takenOf(seats) >= seats.capacity * 0.9 ? 'warning' : 'success'
}

/** The filled part of the bar in per cent, 0 to 100. */
export function seatsPercent(seats: Seats): number {
  if (seats.capacity === null) return 0
  if (seats.capacity === 0) return 100
  return Math.min(100, Math.round((takenOf(seats) / seats.capacity) * 100))
}

/** `余 23 / 60`, `已满 24 / 24 · 候补 6`, or how many are in where no limit is set. */
export function seatsText(seats: Seats, t: Words): string {
  const { capacity, enrolled, waiting } = seats
  if (capacity === null) return t('seats.unlimited', { enrolled })
  if (!isFull(seats)) return t('seats.left', { left: capacity - takenOf(seats), capacity })
  const full = t('seats.full', { enrolled: takenOf(seats), capacity })
  return waiting > 0 ? `${full} · ${t('seats.waiting', { waiting })}` : full
}

/** That there is no seat now, in one of the ways of saying it. */
export function isAboutSeats({ code }: Refusal): boolean {
  return code === 'section_full' || code === 'seats_reserved'
}

/** That there is no seat now, but a queue for one. */
export function canWait(refusal: Refusal): boolean {
  return (refusal.code === 'section_full' || refusal.code === 'seats_reserved') && refusal.waiting !== null
}

/** `余 5`, `已满`, for a chip. */
export function seatsShort(seats: Seats, t: Words): string {
  if (seats.capacity === null) return t('seats.unlimitedShort')
  return isFull(seats) ? t('seats.fullShort') : t('seats.leftShort', { left: seats.capacity - takenOf(seats) })
}
