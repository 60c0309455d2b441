-- A server that says what luacheck finds in programs, one line of JSON each.
--
-- It uses luacheck's modules, not its command line, so no `.luacheckrc` is looked for and no file is
-- read but luacheck's own.

local check = require "luacheck.check"
local filter = require "luacheck.filter"
local format = require "luacheck.format"
local version = require "luacheck"._VERSION
local json = require "json"

local STANDARD = "max"
local OPTIONS = {std = STANDARD}
local BOM = "\239\187\191"
-- Luacheck reads compound operators (`a += 1`), which no version of Lua has.
local SYNTAX = {["011"] = true, ["033"] = true}
local SETS_GLOBAL = "111"
local USES_GLOBAL = {["112"] = true, ["113"] = true}

-- The warnings without those of uses of globals that the program itself sets.
--
-- The option `allow_defined` does that, too, but says nothing where a global is set either: when
-- `local n = 0` leaves, `n = n + 1` sets one.
local function but_uses_of_own_globals(warnings)
   local own, left = {}, {}

   for _, warning in ipairs(warnings) do
      if warning.code == SETS_GLOBAL then
         own[warning.name] = true
      end
   end

   for _, warning in ipairs(warnings) do
      if not (USES_GLOBAL[warning.code] and own[warning.name]) then
         left[#left + 1] = warning
      end
   end

   return left
end

local function found_of(warning, first_column)
   local unclosed = warning.code == "011" and warning.msg:find("to close", 1, true)

   return {
      line = warning.line,
      column = warning.column + (warning.line == 1 and first_column - 1 or 0),
      code = warning.code,
      message = format.get_message(warning),
      severity = SYNTAX[warning.code] and "error" or "warning",
      syntax = SYNTAX[warning.code] or false,
      cause = unclosed and warning.prev_line or nil
   }
end

local function found_in(text)
   local first_column = 1

   if text:sub(1, #BOM) == BOM then
      text = text:sub(#BOM + 1)
      first_column = 2
   end

   local report = check(text)
   -- What comments say to luacheck has no effect.
   report.inline_options = {}
   local found = {is_list = true}

   for _, warning in ipairs(but_uses_of_own_globals(filter.filter({report}, OPTIONS)[1])) do
      found[#found + 1] = found_of(warning, first_column)
   end

   return found
end

local function answer_to(asked)
   local ok, found = pcall(found_in, asked.text)

   if ok then
      return {id = asked.id, found = found}
   end

   -- Luacheck wraps what is thrown inside it.
   local words = tostring(type(found) == "table" and found.err or found)

   if words:find("stack overflow", 1, true) then
      return {id = asked.id, refused = "nesting", message = "nested too deeply for Lua's stack"}
   end

   return {id = asked.id, failed = words}
end

local function say(value)
   io.stdout:write(json.write(value), "\n")
   io.stdout:flush()
end

say {protocol = 1, tool = ("luacheck %s (%s, std %s)"):format(version, _VERSION, STANDARD)}

for line in io.stdin:lines() do
   say(answer_to(json.read_object(line)))
end
