// Preloaded into a process to be measured: as it ends, it notes the most memory it ever held, in megabytes.
const { writeFileSync } = require('node:fs')

process.on('exit', () => writeFileSync(process.env.CAMPUS_BENCH_PEAK, String(process.resourceUsage().maxRSS / 1024)))
