export default definePageConfig({
  navigationBarTitleText: '特殊申请',
})
