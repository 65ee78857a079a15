import { z } from 'zod'
import { SectionId } from '../catalogue/ids'
import type { OperationDeclaration } from '../kernel/operation'
import { TermId } from '../school/ids'

/** Tables that leave the system: who is where, the lists of classes, how full sections are. */
export const ExportedTable = z.enum(['enrolments', 'class_lists', 'fill'])
export type ExportedTable = z.infer<typeof ExportedTable>

export const exportOperations = {
  /**
   * A table as a file. A teacher may have the class list of a section of their own and no more: `section_not_found`,
   * `role_required`. Refuses `term_not_found`, `export_too_large`.
   */
  exportTable: {
    caller: { who: 'staff', roles: ['registrar', 'teacher'] },
    repeat: 'read',
    request: z.strictObject({
      termId: TermId,
      table: ExportedTable,
      format: z.enum(['xlsx', 'csv']),
      /** Of the headings. */
      language: z.enum(['zh-CN', 'en']),
      /** Only this section; null for all of the term. */
      sectionId: SectionId.nullable(),
    }),
    reply: z.object({ fileName: z.string(), base64: z.string(), rows: z.number().int() }),
  },
} as const satisfies Record<string, OperationDeclaration>
