import { writeResults } from '../../../../src/cloud/selection/tables/course-results'
import { openCampus } from '../../../support/campus'
import { boundStudent } from '../../../support/people'
import { addCourse, termId } from '../../../support/small-college'

const campus = openCampus()

test('results have the title and credits that the catalogue has, however the code is spelt', async () => {
  const student = await boundStudent(campus)
  await addCourse(campus.database, { code: 'CS 4101', credits: 3 }, [{ code: '01' }])
  const taken = { studentId: student.student.id, grade: 88, isPassed: true }
  await writeResults(campus.database, [
    { ...taken, courseCode: 'cs4101', takenIn: termId },
    { ...taken, courseCode: 'ＣＳ 4101', takenIn: '2019-2020-1' },
    { ...taken, courseCode: 'OLD 1', takenIn: '2019-2020-1' },
  ])
  const { results } = await student.value('getResults', {})
  const named = results.map(({ courseCode, title, credits }) => [courseCode, title !== null, credits])
  expect(named.sort()).toEqual([
    ['OLD 1', false, null],
    ['cs4101', true, 3],
    ['ＣＳ 4101', true, 3],
  ])
})
