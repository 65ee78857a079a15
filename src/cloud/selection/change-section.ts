import type { SectionId } from '../../contract/catalogue/ids'
import type { Reply } from '../../contract/refusal'
import type { SectionUnfit } from '../../contract/selection/section-unfit'
import type { OfficeCall } from '../call-context'
import { lockSection, readSection } from '../catalogue/tables/sections'
import { inTransaction, type Queryable } from '../kernel/database/database'

type Section = NonNullable<Awaited<ReturnType<typeof readSection>>>

/**
 * Changes a section that is taught, which is locked meanwhile, so that what is counted in it stays true. Refuses
 * `section_not_found`.
 */
export function changeSection<Value>(
  { services }: OfficeCall,
  sectionId: SectionId,
  work: (connection: Queryable, section: Section) => Promise<Reply<Value>>,
): Promise<Reply<Value>> {
  return inTransaction(services.database, async (connection): Promise<Reply<Value>> => {
    await lockSection(connection, sectionId)
    const section = await readSection(connection, sectionId)
    return section && !section.isWithdrawn ? work(connection, section) : noSection(sectionId)
  })
}

export function noSection(sectionId: SectionId): Reply<never> {
  return { ok: false, refusals: [{ code: 'section_not_found', sectionId }] }
}

/** That a section cannot be so. */
export function sectionUnfit({ name: sectionName }: Section, problem: SectionUnfit): Reply<never> {
  return { ok: false, refusals: [{ code: 'section_unfit', sectionName, problem }] }
}
