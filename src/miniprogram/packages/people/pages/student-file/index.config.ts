export default definePageConfig({ navigationBarTitleText: '学生信息', enablePullDownRefresh: true })
