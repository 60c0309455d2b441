# A server that says what R cannot parse in programs, one line of JSON each.
#
# Programs are parsed and thrown away: nothing of them is evaluated. `source` would load more of R,
# which starts other programs.

sys.source("json.R", globalenv(), keep.source = FALSE)
sys.source("openers.R", globalenv(), keep.source = FALSE)

# Where the parser says this, something that began above is not closed.
at_the_end <- "unexpected (end of input|INCOMPLETE_STRING)"
deep <- "contextstack overflow|nested too deeply|too deep|memory exhausted"
place <- "^<text>:([0-9]+):([0-9]+): "
on_line <- " (?:on line |\\(<text>:)([0-9]+).*"

# As R reads a file: without a byte order mark, and with one character for the end of a line. A
# comment `#line 7` would change what lines R counts.
as_file <- function(text) {
  text <- gsub("\r\n", "\n", sub("^\ufeff", " ", text), fixed = FALSE)
  gsub("(?m)^([ \t]*)#line", "\\1# ine", text, perl = TRUE)
}

found_in <- function(message, text) {
  first <- strsplit(message, "\n", fixed = TRUE)[[1]][1]
  words <- sub(on_line, "", sub(place, "", first))
  at <- if (grepl(place, first)) numbers(place, first) else c(numbers(on_line, first), NA)
  cause <- if (grepl(at_the_end, words)) last_open(text) else NA
  object(list(
    code = "syntax", severity = "error", syntax = TRUE, message = words,
    line = at[1], column = if (isTRUE(at[2] > 0)) at[2] else NA, cause = cause
  ))
}

numbers <- function(pattern, text) as.integer(regmatches(text, regexec(pattern, text))[[1]][-1])

answer_to <- function(asked) {
  message <- tryCatch(
    {
      parse(text = as_file(asked$text), keep.source = FALSE, encoding = "UTF-8")
      NULL
    },
    error = function(error) enc2utf8(conditionMessage(error))
  )
  if (is.null(message)) {
    return(object(list(id = asked$id, found = verbatim("[]"))))
  }
  if (grepl(deep, message)) {
    return(object(list(id = asked$id, refused = "nesting", message = "R's parser nests no deeper")))
  }
  object(list(id = asked$id, found = verbatim(paste0("[", found_in(message, asked$text), "]"))))
}

say <- function(line) {
  cat(line, "\n", sep = "")
  flush(stdout())
}

say(object(list(protocol = 1L, tool = R.version.string)))
input <- file("stdin", "r")
while (length(line <- readLines(input, n = 1L, warn = FALSE)) > 0) {
  asked <- request(line)
  say(tryCatch(
    answer_to(asked),
    error = function(error) object(list(id = asked$id, failed = conditionMessage(error)))
  ))
}
