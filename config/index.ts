// Taro looks for its configuration here and nowhere else; the settings live in config/taro.
import taroConfig from './taro/index'

export default taroConfig
