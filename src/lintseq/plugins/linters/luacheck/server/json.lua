-- JSON, as much of it as the protocol uses: objects, lists, strings, whole numbers, true and false.
-- Lua comes without it.

local json = {}

local ESCAPES = {
   b = "\b", f = "\f", n = "\n", r = "\r", t = "\t", ['"'] = '"', ["\\"] = "\\", ["/"] = "/"
}

local function utf8_of(code)
   if code < 0x80 then
      return string.char(code)
   end

   local continued, lead = {}, 0x3F

   repeat
      table.insert(continued, 1, string.char(0x80 + code % 0x40))
      code = math.floor(code / 0x40)
      lead = math.floor(lead / 2)
   until code <= lead

   return string.char(0xFE - 2 * lead + code) .. table.concat(continued)
end

local function pair_of(high, low)
   local code = 0x10000 + (tonumber(high, 16) - 0xD800) * 0x400 + tonumber(low, 16) - 0xDC00
   return utf8_of(code)
end

local function unescaped(raw)
   if not raw:find("\\", 1, true) then
      return raw
   end

   -- A backslash that is itself escaped must not begin another escape.
   raw = raw:gsub("\\\\", "\\u005c")
   raw = raw:gsub("\\u([dD][89abAB]%x%x)\\u([dD][c-fC-F]%x%x)", pair_of)
   raw = raw:gsub("\\([^u])", ESCAPES)
   return (raw:gsub("\\u(%x%x%x%x)", function(digits) return utf8_of(tonumber(digits, 16)) end))
end

-- The value of the string that starts at the quote at `start`, and where it ends.
local function read_string(text, start)
   local from = start + 1

   while true do
      local stop = text:find('["\\]', from)

      if not stop then
         error("a string does not end", 0)
      elseif text:byte(stop) == 34 then
         return unescaped(text:sub(start + 1, stop - 1)), stop + 1
      end

      from = stop + 2
   end
end

-- The members of the flat object that `text` is: strings and whole numbers by name.
function json.read_object(text)
   local members = {}
   local place = text:match("^%s*{%s*()")

   while place and text:sub(place, place) == '"' do
      local name, value
      name, place = read_string(text, place)
      place = text:match("^%s*:%s*()", place)

      if text:sub(place, place) == '"' then
         value, place = read_string(text, place)
      else
         value, place = text:match("^(%d+)()", place)
         value = tonumber(value)
      end

      members[name] = value
      place = text:match("^%s*,?%s*()", place)
   end

   return members
end

local function written_string(value)
   -- Control characters are escaped, and bytes above ASCII stand for themselves: they are UTF-8.
   return '"' .. value:gsub('[%c"\\]', function(char)
      return ("\\u%04x"):format(char:byte())
   end) .. '"'
end

function json.write(value)
   if type(value) == "string" then
      return written_string(value)
   elseif type(value) ~= "table" then
      return tostring(value)
   end

   local parts = {}

   if value.is_list then
      for _, item in ipairs(value) do
         parts[#parts + 1] = json.write(item)
      end

      return "[" .. table.concat(parts, ",") .. "]"
   end

   for name, item in pairs(value) do
      parts[#parts + 1] = written_string(name) .. ":" .. json.write(item)
   end

   return "{" .. table.concat(parts, ",") .. "}"
end

return json
