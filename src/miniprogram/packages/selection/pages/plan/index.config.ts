export default definePageConfig({
  navigationBarTitleText: '预选单',
  enablePullDownRefresh: true,
})
