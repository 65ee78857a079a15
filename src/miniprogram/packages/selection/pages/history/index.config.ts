export default definePageConfig({
  navigationBarTitleText: '选课记录',
  enablePullDownRefresh: true,
})
