import type { Section } from '../../../contract/catalogue/course'

const order: readonly Section['componentKind'][] = ['lecture', 'tutorial', 'lab', 'other']

/** The sections of one course as one speaks of them: the lecture, then what goes with it. */
export function leadingFirst<One extends Pick<Section, 'componentKind'>>(sections: readonly One[]): One[] {
  return [...sections].sort((a, b) => order.indexOf(a.componentKind) - order.indexOf(b.componentKind))
}
