# Which bracket or string of a text is not closed at its end.

partners <- c("(" = ")", "[" = "]", "{" = "}")

pieces <- paste(
  "[rR][\"'](-*)[\\[({][\\s\\S]*?[\\])}]\\1[\"']", # raw strings
  '"(?:[^"\\\\]|\\\\[\\s\\S])*+"?', "'(?:[^'\\\\]|\\\\[\\s\\S])*+'?", "`[^`]*+`?",
  "%[^%\n]*%", "#[^\n]*", "[][(){}]",
  sep = "|"
)

is_open_text <- function(piece) {
  mark <- substr(piece, 1, 1)
  mark %in% c('"', "'", "`") && (nchar(piece) == 1 || !endsWith(piece, mark))
}

# The line of the innermost one; NA if all are closed.
last_open <- function(text) {
  found <- gregexpr(pieces, text, perl = TRUE)[[1]]
  if (found[1] == -1) return(NA)
  open <- integer()
  waits <- character()
  words <- regmatches(text, list(found))[[1]]
  for (number in seq_along(words)) {
    word <- words[number]
    if (is_open_text(word)) return(line_at(text, found[number]))
    if (word %in% names(partners)) {
      open <- c(open, found[number])
      waits <- c(waits, partners[[word]])
    } else if (length(waits) > 0 && word == waits[length(waits)]) {
      open <- open[-length(open)]
      waits <- waits[-length(waits)]
    }
  }
  if (length(open) == 0) NA else line_at(text, open[length(open)])
}

line_at <- function(text, position) {
  lengths(regmatches(substr(text, 1, position - 1), gregexpr("\n", substr(text, 1, position - 1)))) + 1L
}
