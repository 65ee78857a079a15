export default definePageConfig({
  navigationBarTitleText: '特殊申请',
  enablePullDownRefresh: true,
})
