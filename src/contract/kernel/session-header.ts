/**
 * The header in which a session's token travels, as it is. CloudBase's gateway takes `Authorization: Bearer` for its own
 * access tokens and need not hand ours on; the server accepts it there too, from callers that no such gateway stands before.
 */
export const sessionHeader = 'x-campus-session'
