// Run as a program of its own: the package decides by its environment what to unpack, and where.
// With the variable below it also unpacks the libraries (NSS and others) that a bare Debian lacks.
process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x'
const { default: chromium } = await import('@sparticuz/chromium')
process.stdout.write(await chromium.executablePath())
