import Taro from '@tarojs/taro'

/**
 * Measures what is on the screen. In browsers the whole document is asked: Taro looks a page up by its address only
 * after a moment, and throws, where nobody can catch it, when it was left meanwhile. What is not there any more is null.
 */
export function pageQuery(): Taro.SelectorQuery {
  const query = Taro.createSelectorQuery()
  return process.env.TARO_ENV === 'weapp' ? query : query.in(null as never)
}
