/** Watching: readable output, quick rebuilds. */
export default {
  logger: { quiet: true, stats: false },
  mini: { debugReact: true },
  h5: { devServer: { open: false } },
}
