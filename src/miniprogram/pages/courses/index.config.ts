export default definePageConfig({
  navigationBarTitleText: '选课',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  enableShareTimeline: false,
})
