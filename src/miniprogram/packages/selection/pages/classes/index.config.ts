export default definePageConfig({
  navigationBarTitleText: '我的教学班',
  enablePullDownRefresh: true,
})
