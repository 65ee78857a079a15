/** Watching: readable output, quick rebuilds. */
export default {
  logger: { quiet: true, stats: false },
  mini: { debugReact: true },
  // The page is loaded anew after a change; swapping parts in place would need packages of its own.
  h5: { devServer: { open: false, hot: false } },
}
