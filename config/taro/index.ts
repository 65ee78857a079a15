import path from 'node:path'
import type { UserConfigExport } from '@tarojs/cli'
import { buildConstants } from './build-constants'
import development from './dev'
import production from './prod'
import { scriptLevel } from './script-level'

const root = path.resolve(__dirname, '../..')

/** Taro compiles only what lies under `sourceRoot`; these rooms are shared with the backend. */
const sharedRooms = [path.join(root, 'src/contract'), path.join(root, 'src/rules')]

/** Packages are written for engines newer than some phones have: they go through Babel like our own code. */
const packages = (path: string) => /[\\/]node_modules[\\/]/.test(path)

/**
 * A pixel of a style sheet is a pixel of the screen, as in WeChat's own screens: on a narrow phone a finger's target
 * stays as large as a finger and text as large as an eye needs it. Only the parts for another platform are taken out.
 */
const pixelsAsWritten = { enable: true, config: { methods: ['platform'] } }

/** The part of webpack-chain that is used here; the package is a dependency of Taro's, not of ours. */
interface Chain {
  target: (targets: string[]) => void
  plugin(name: string): { use(plugin: typeof LeanStats): void }
  module: {
    rule(name: string): {
      use(name: string): { tap(change: (options: Record<string, unknown>) => Record<string, unknown>): void }
    }
  }
}

/** Babel would look for `babel.config.js` at the root; ours is beside this file. */
function pointBabelHere(chain: Chain): void {
  chain.module
    .rule('script')
    .use('babelLoader')
    .tap((options) => ({ ...options, babelrc: false, configFile: path.join(__dirname, 'babel.cjs') }))
}

interface StatsHooks {
  hooks: { statsNormalize: { tap(name: string, change: (options: Record<string, unknown>) => void): void } }
}
interface WebpackCompiler {
  hooks: { compilation: { tap(name: string, change: (compilation: StatsHooks) => void): void } }
}

/** Taro reads errors and warnings from webpack's account of a build, whose other chapters take seconds to write. */
class LeanStats {
  apply({ hooks }: WebpackCompiler): void {
    hooks.compilation.tap('LeanStats', (compilation) =>
      compilation.hooks.statsNormalize.tap('LeanStats', (options) => {
        Object.assign(options, { all: false, errors: true, errorDetails: true, warnings: true })
      }),
    )
  }
}

function adapt(chain: Chain): void {
  pointBabelHere(chain)
  chain.plugin('leanStats').use(LeanStats)
}

/** What webpack itself writes around the modules is of the same level as they are. */
function adaptMini(chain: Chain): void {
  adapt(chain)
  chain.target(['web', `es${scriptLevel}`])
}

const config: UserConfigExport<'webpack5'> = async (merge) => {
  const platform = process.env.TARO_ENV === 'weapp' ? 'weapp' : 'h5'
  // Two builds with other settings may lie side by side.
  const output = `dist/${process.env.CAMPUS_OUTPUT_NAME ?? platform}`
  const base = {
    projectName: 'campus-applet',
    designWidth: 375,
    deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
    sourceRoot: 'src/miniprogram',
    outputRoot: output,
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    // The preview never leaves this machine; Terser would spend a minute and a half on it.
    jsMinimizer: platform === 'weapp' ? 'terser' : 'esbuild',
    esbuild: { minify: { enable: true, config: { target: `es${scriptLevel}` } } },
    copy: {
      patterns: [
        // The icons of the dark theme are named at run time only, so nothing else brings them along.
        { from: 'src/miniprogram/assets/tab', to: `${output}/assets/tab` },
        // What WeChat's search may read; a browser has no use for it.
        ...(platform === 'weapp' ? [{ from: 'src/miniprogram/sitemap.json', to: `${output}/sitemap.json` }] : []),
      ],
      options: {},
    },
    plugins: [path.join(__dirname, 'aria-plugin.ts')],
    defineConstants: buildConstants(platform, process.env),
    mini: {
      compile: { include: [...sharedRooms, packages] },
      webpackChain: adaptMini,
      // Pages share one style sheet in any order: class names do not meet one another.
      miniCssExtractPluginOption: { ignoreOrder: true },
      postcss: { pxtransform: pixelsAsWritten, cssModules: { enable: false } },
    },
    h5: {
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      compile: { include: sharedRooms },
      webpackChain: adapt,
      postcss: {
        pxtransform: pixelsAsWritten,
        autoprefixer: { enable: true },
        cssModules: { enable: false },
      },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
    },
  }
  return merge({}, base, process.env.NODE_ENV === 'development' ? development : production)
}

export default config
