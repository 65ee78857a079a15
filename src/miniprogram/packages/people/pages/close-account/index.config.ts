export default definePageConfig({ navigationBarTitleText: '注销并离开' })
