import type { KnipConfig } from 'knip'

/**
 * What nobody uses is deleted: `npm run check` looks for files, exports and packages without a user. An entry is what
 * something outside the imports starts: a command, the build, WeChat, a thread or a process of its own.
 */
const config: KnipConfig = {
  entry: [
    'src/cloud/{serve,heavy/heavy-worker}.ts',
    // `main.mjs` starts the preview once everything is installed, and `watch.ts` its server anew after each change.
    'src/start/{main.mjs,preview.ts,serve-preview.ts}',
    // What Taro reads: the applet, and a screen with its settings a folder.
    'src/miniprogram/app.{ts,config.ts}',
    'src/miniprogram/**/pages/*/index.{tsx,config.ts}',
    'config/**/main.ts',
    'config/{build,index,knip}.ts',
    'config/*.cjs',
    // Put in the place of a package when the server is built.
    'config/cloud/no-settings-file.ts',
    'config/delivery/send-applet.cjs',
    'config/taro/{aria-plugin.ts,aria-runtime.js,babel.cjs}',
    'test/**/*.test.{ts,tsx}',
    'test/support/{run-lanes.mjs,pictures.ts}',
    // Programs that tests and benches start as processes of their own, and what is bundled for the runtime of screens.
    'test/journeys/browser/unpack-chromium.mjs',
    'test/bench/{main.ts,report-peak.cjs,enrolment/bench-server.ts}',
    'test/devtools/host/main.ts',
    'test/cloud/kernel/jobs/hanging-worker.ts',
  ],
  project: ['{src,config,test}/**/*.{ts,tsx,js,mjs,cjs}'],
  jest: { config: 'config/jest.config.cjs' },
  babel: { config: 'config/taro/babel.cjs' },
  // A type in the signature of what is exported may have a name for who calls it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  ignoreDependencies: [
    // Taro finds these by name: its platforms, the framework, and what their output imports.
    '@tarojs/plugin-(framework-react|platform-h5|platform-weapp)',
    '@tarojs/(react|router|runtime|webpack5-runner)',
    'react-dom',
  ],
}

export default config
