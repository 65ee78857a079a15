import { seededRandom } from '../../../src/cloud/demo/seeded-random'
import { type LoadedItc, loadedSelections, loadItc2019 } from '../itc2019/load-itc2019'
import { type ItcDataSet, itcNames, readItc2019 } from '../itc2019/read-itc2019'
import { selectionsOf } from '../itc2019/selections'
import { collegeLoad, type Load, selectRequest } from './load'
import type { HttpSize } from './over-http'

/** How much of a load is measured. Short enough that all of it takes under eight minutes. */
export interface SizedLoad {
  load: Load
  inProcess: { count: number; repetitions: number }
  overHttp: HttpSize
}

const college = { courseCount: 300, sectionsPerCourse: 2, studentCount: 20_000, capacity: 30 }
const largeCollege = { courseCount: 1_500, sectionsPerCourse: 2, studentCount: 100_000, capacity: 60 }

export function hotLoad(): Load {
  return collegeLoad('hot', college, 0.8, 20)
}

/** A real college of the timetabling competition of 2019 with its students' own wishes, in any order of arrival. */
function itcLoad(dataSet: ItcDataSet): Load {
  let loaded: LoadedItc | undefined
  return {
    name: dataSet.name,
    ratioGoal: null,
    async prepare(database) {
      loaded = await loadItc2019(database, dataSet)
    },
    requests(count, seed) {
      if (!loaded) throw new Error(`${dataSet.name} was not prepared`)
      const random = seededRandom(seed)
      const selections = loadedSelections(loaded, selectionsOf(dataSet, seed)).slice(0, count)
      return selections.map(({ studentId, sectionIds }) => selectRequest(random, studentId, sectionIds))
    },
  }
}

function itcLoads(): Load[] {
  return itcNames.flatMap((name) => {
    const dataSet = readItc2019(name)
    if (!dataSet) console.log(`${name}: skipped, the shared data are absent (../shared/data/itc2019)`)
    return dataSet ? [itcLoad(dataSet)] : []
  })
}

/** Every load that the machine has the data for. A load from elsewhere is added here and nowhere else. */
export function allLoads(): SizedLoad[] {
  const made = [collegeLoad('uniform', college, 0, 20), hotLoad(), collegeLoad('students100k', largeCollege, 0, null)]
  return [...made, ...itcLoads()].map((load) => {
    const isJudged = load.ratioGoal !== null
    return {
      load,
      inProcess: { count: isJudged ? 6_000 : 3_000, repetitions: 5 },
      overHttp: { count: isJudged ? 3_000 : 2_000, repetitions: 5, bursts: isJudged ? 3 : 1 },
    }
  })
}
