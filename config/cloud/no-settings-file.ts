/** Stands for `cosmiconfig` in the built server: no file of settings is there, and none is looked for. */
export function cosmiconfigSync() {
  return { search: () => null }
}
