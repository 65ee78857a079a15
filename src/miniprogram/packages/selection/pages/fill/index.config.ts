export default definePageConfig({
  navigationBarTitleText: '选课情况',
  enablePullDownRefresh: true,
})
