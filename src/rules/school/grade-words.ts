/** What a word in place of a grade means: a number on the school's scale, passed or failed without one, or no result yet. */
export type GradeWord = number | 'pass' | 'fail' | 'none'
