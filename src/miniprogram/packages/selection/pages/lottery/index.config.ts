export default definePageConfig({
  navigationBarTitleText: '抽签志愿',
  enablePullDownRefresh: true,
})
