/** More is waiting for a part of the server than it can do in good time; it passes, and nothing was done. */
export class TooMuchAsked extends Error {}
