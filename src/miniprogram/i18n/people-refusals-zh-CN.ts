/** Why something about people and their relations was refused; a part of `refusal` in zh-CN.ts. */
export const peopleRefusalsZhCN = {
  too_many_requests: { title: '操作太频繁了', detail: '请 {{wait}}后再试，刚才的操作没有生效。' },
  role_required: { title: '这项工作不归你的岗位', detail: '需要的岗位：{{roles}}。请联系学校的管理员。' },
  not_your_student: { title: '你没有绑定这位学生', detail: '绑定可能已经解除。请回到“我的”看看。' },
  scope_closed: { title: '学生没有开放{{scope}}', detail: '请学生在“我的”里的“家人与授权”打开它。' },
  binding_not_found: { title: '这个绑定已经不在了', detail: '可能刚被解除。刷新后再看。' },
  consent_required: { title: '请先同意隐私说明', detail: '同意之后才能继续；说明更新时，会请你再看一遍。' },
  wechat_unavailable: { title: '微信暂时没有回应', detail: '请 {{wait}}后再试，填写的内容都还在。' },
  phone_code_rejected: { title: '没有拿到手机号', detail: '请再点一次按钮，允许微信提供手机号。' },
  text_rejected: { title: '这段文字不能发送', detail: '微信的内容检查没有通过，请换一种说法。' },
  binding_refused: {
    title: '信息对不上',
    detail: '请核对后再试，多次出错会暂时不能再试。如果确定没有填错，或者换了微信，请向学校要一个激活码：{{contact}}。',
  },
  binding_limited: { title: '试的次数太多了', detail: '请 {{wait}}后再试。着急的话请联系学校：{{contact}}。' },
  already_bound: {
    title: '这个微信已经绑定了学号 {{number}}',
    detail: '一个微信只能是一名学生。如果绑错了，请联系学校：{{contact}}。',
  },
  phone_not_listed: {
    title: '学校没有登记手机号 {{phone}}',
    detail: '可以请孩子发一张邀请卡给你，或请学校登记这个号码：{{contact}}。',
  },
  invitation_unknown: { title: '邀请卡无效', detail: '请让孩子重新发一张。' },
  invitation_expired: { title: '邀请卡已过期', detail: '邀请卡 72 小时内有效，请让孩子重新发一张。' },
  invitation_cancelled: { title: '邀请卡已被收回', detail: '请和孩子确认后，让孩子重新发一张。' },
  invitation_used: { title: '邀请卡已被使用', detail: '一张卡只能一个人用。请让孩子给你单独发一张。' },
  own_invitation: { title: '这是你自己的邀请卡', detail: '请把它转发给你的家人。' },
  already_guardian: { title: '你已经是这位学生的家长', detail: '可以在“我的”里看到。' },
  guardians_exceeded: {
    title: '家长已满 {{max}} 位',
    detail: '包括还没有用的邀请卡。学生收回一张卡或解除一位后，就有位置了。',
  },
  student_not_of_age: {
    title: '未满 18 岁时不能关闭',
    detail: '按规定，未成年学生的家长可以看课表和成绩。年满 18 岁后由你决定。',
  },
  session_not_found: { title: '这台手机已经退出了', detail: '刷新后就看不到它了。' },
  adviser_request_decided: { title: '这个申请已经有了结果', detail: '别的老师刚答复过，或学生撤回了。' },
  adviser_request_ungrantable: {
    title: '现在不能批这个申请',
    detail: '「{{course}}」的座位正在给这名学生递补，或学生已经在班里，或教学班已取消。可以不同意，并写明原因。',
  },
  export_too_large: { title: '表格太大', detail: '有 {{rows}} 行，手机上最多 {{max}} 行。请在命令行导出。' },
  student_not_found: { title: '没有这个学号', detail: '请核对学号，注意数字和字母。' },
}
