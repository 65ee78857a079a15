/**
 * No test holds a stopwatch. What has not come after this long hangs, on a machine ten times as slow as ours too;
 * nothing in a test gives up before. How fast things are is told by `npm run bench`.
 */
export const hangMs = 120_000
