/** What stands in place of the name of somebody who has left. */
export const bilingualGone = { name: '已注销', nameEn: 'Left' } as const
