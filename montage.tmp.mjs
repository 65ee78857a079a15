import { chromium } from 'playwright-core'
import sparticuz from '@sparticuz/chromium'
import { readFileSync } from 'node:fs'
const [out, ...files] = process.argv.slice(2)
const browser = await chromium.launch({ executablePath: await sparticuz.executablePath(), args: [...sparticuz.args, '--no-sandbox'] })
const page = await browser.newPage({ viewport: { width: 380*Math.min(4,files.length), height: 840 } })
await page.setContent('<body style="margin:0;display:flex;flex-wrap:wrap;background:#889">'+files.map(f=>`<img style="width:370px;margin:4px" src="data:image/png;base64,${readFileSync(f).toString('base64')}">`).join('')+'</body>')
await page.screenshot({ path: out, fullPage: true }); await browser.close()
