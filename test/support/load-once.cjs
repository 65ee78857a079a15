// The tools of the browser lanes: half of what a test file costs there is loading them. The packages are the real ones.
const tools = ['playwright-core', 'miniprogram-automator', 'glass-easel-template-compiler', 'postcss', 'esbuild']
for (const name of tools) jest.mock(name, () => globalThis.requireOutside(name))
