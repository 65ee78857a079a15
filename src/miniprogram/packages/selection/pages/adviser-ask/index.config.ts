export default definePageConfig({
  navigationBarTitleText: '申请破例',
})
