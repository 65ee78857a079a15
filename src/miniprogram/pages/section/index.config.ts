export default definePageConfig({
  navigationBarTitleText: '教学班',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  enableShareTimeline: false,
})
