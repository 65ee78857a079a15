/** The catalogue is no longer what the plan was made for. Nothing was changed. */
export class PlanOutdated extends Error {
  override readonly name = 'PlanOutdated'
}
