/**
 * The header of a reply in which the server asks for patience: so many milliseconds are to lie at least between one
 * asking again of a phone and the next. A reply without it lifts that.
 */
export const pollAfterHeader = 'x-campus-poll-after-ms'
