import { z } from 'zod'

/**
 * Where the next page of a list begins, for the phone to bring back. Whatever it brings is looked at as strictly as any
 * request: the database knows fewer years, numbers and characters than JSON does.
 */
export interface CursorCodec<Position> {
  write(position: Position): string
  /** Null for a text that {@link write} never wrote. */
  read(text: string): Position | null
}

export function cursorOf<Position>(shape: z.ZodType<Position>): CursorCodec<Position> {
  return {
    write: (position) => Buffer.from(JSON.stringify(position)).toString('base64url'),
    read(text) {
      try {
        return shape.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
      } catch {
        return null
      }
    },
  }
}

/** For lists in the order of their rows' ids. */
export const rowCursor = cursorOf(z.number().int().positive().max(2_147_483_647))
