import { browserName, phoneName } from '../../../../src/miniprogram/people/text/device-name'

test.each([
  ['iPhone', 'iPhone 13<iPhone14,5>', 'iPhone 13'],
  ['HUAWEI', 'NOH-AN00', 'HUAWEI NOH-AN00'],
  ['Redmi', 'Redmi Note 12', 'Redmi Note 12'],
  [undefined, 'Pixel 8', 'Pixel 8'],
  ['', '', null],
])('a phone of %s that calls itself %s is shown as %s', (brand, model, name) => {
  expect(phoneName(brand, model)).toBe(name)
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36',
    'Chrome · Windows',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0',
    'Edge · Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1',
    'Safari · iPhone',
  ],
  ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 MicroMessenger/8.0.50', 'WeChat · Android'],
  ['curl/8.0', null],
])('a browser is named in few words (%#)', (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name)
})

test('no name is longer than the school takes', () => {
  expect(phoneName('x'.repeat(50), 'y'.repeat(50))).toHaveLength(60)
})
