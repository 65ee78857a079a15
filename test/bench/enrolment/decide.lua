-- Decides one request, all or nothing, as a careful team would: the stored answer first, then every reason
-- that applies. Redis runs one script at a time, so nothing is locked.
--
-- KEYS: the answer of the request, the student, the round, the list of what is to be written, then each section.
-- ARGV: now in ms, what was asked (a repeat must ask the same), request id, student id, 1 when refusals are to
-- be written too, then each section id.
local meeting = '<BHHI4I4'
local meetingBytes = 13

local function clashes(a, b)
  for i = 1, #a, meetingBytes do
    local day, starts, ends, low, high = struct.unpack(meeting, a, i)
    for j = 1, #b, meetingBytes do
      local day2, starts2, ends2, low2, high2 = struct.unpack(meeting, b, j)
      if day == day2 and starts < ends2 and starts2 < ends
        and (bit.band(low, low2) ~= 0 or bit.band(high, high2) ~= 0) then return true end
    end
  end
  return false
end

local stored = redis.call('HMGET', KEYS[1], 'asked', 'reply')
if stored[1] then
  if stored[1] == ARGV[2] then return stored[2] end
  return 'request_id_reused'
end

local refusals = {}
local round = redis.call('HMGET', KEYS[3], 'opensMs', 'closesMs', 'creditsMax')
local now = tonumber(ARGV[1])
if not round[1] or now < tonumber(round[1]) or now >= tonumber(round[2]) then refusals[#refusals + 1] = 'round_not_open' end

local sections, course, courseCredits = {}, nil, 0
for i = 5, #KEYS do
  local s = redis.call('HMGET', KEYS[i], 'course', 'component', 'parent', 'credits', 'capacity', 'enrolled', 'meetings')
  if not s[1] then return 'section_not_found' end
  if course and course ~= s[1] then return 'sections_of_several_courses' end
  course, courseCredits = s[1], tonumber(s[4])
  sections[#sections + 1] = s
end

local student = redis.call('HMGET', KEYS[2], 'hold', 'credits', 'times', 'course ' .. course)
if student[1] then refusals[#refusals + 1] = 'on_hold' end
if student[4] then refusals[#refusals + 1] = 'already_in_course' end
for i, s in ipairs(sections) do
  local hasParent = s[3] == ''
  for j, other in ipairs(sections) do
    if i ~= j and s[2] == other[2] then refusals[#refusals + 1] = 'component_repeated' end
    if s[3] == ARGV[5 + j] then hasParent = true end
  end
  if not hasParent then refusals[#refusals + 1] = 'parent_not_chosen' end
end
local times = student[3] or ''
for i, s in ipairs(sections) do
  if clashes(s[7], times) then refusals[#refusals + 1] = 'time_clash' end
  for j = i + 1, #sections do
    if clashes(s[7], sections[j][7]) then refusals[#refusals + 1] = 'time_clash' end
  end
end
local credits = tonumber(student[2] or 0) + courseCredits
if round[3] and credits > tonumber(round[3]) then refusals[#refusals + 1] = 'credit_limit' end
for _, s in ipairs(sections) do
  if s[5] ~= '' and tonumber(s[6]) >= tonumber(s[5]) then refusals[#refusals + 1] = 'section_full' end
end

local reply = table.concat(refusals, ',')
if reply == '' then
  reply = 'ok:' .. credits
  for i, s in ipairs(sections) do
    redis.call('HINCRBY', KEYS[4 + i], 'enrolled', 1)
    times = times .. s[7]
  end
  redis.call('HSET', KEYS[2], 'credits', credits, 'times', times, 'course ' .. course, 1)
end
if #refusals == 0 or ARGV[5] == '1' then
  redis.call('RPUSH', KEYS[4], ARGV[3] .. ' ' .. ARGV[4] .. ' ' .. reply .. ' ' .. table.concat(ARGV, ',', 6))
end
redis.call('HSET', KEYS[1], 'asked', ARGV[2], 'reply', reply)
return reply
