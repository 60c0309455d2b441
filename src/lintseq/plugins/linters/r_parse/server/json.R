# As much of JSON as the protocol needs: R itself knows none.

escapes <- c(b = "\b", f = "\f", n = "\n", r = "\r", t = "\t")

# What a request, which is one object of known members in ASCII, asks.
request <- function(line) {
  member <- regmatches(line, regexec('^\\{"id": ([0-9]+), .*?"text": "(.*)"\\}$', line, perl = TRUE))
  list(id = as.integer(member[[1]][2]), text = unescaped(member[[1]][3]))
}

unescaped <- function(text) {
  unit <- "\\\\u[0-9a-fA-F]{4}"
  pair <- "\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}"
  found <- gregexpr(paste0(pair, "|", unit, "|\\\\."), text, perl = TRUE)
  regmatches(text, found) <- lapply(regmatches(text, found), vapply, character_of, "")
  enc2utf8(text)
}

character_of <- function(escape) {
  kind <- substr(escape, 2, 2)
  if (kind != "u") {
    return(if (kind %in% names(escapes)) escapes[[kind]] else kind)
  }
  units <- strtoi(substring(escape, c(3, 9), c(6, 12))[seq_len(nchar(escape) / 6)], 16L)
  if (length(units) == 2) {
    units <- 0x10000 + (units[1] - 0xD800) * 0x400 + units[2] - 0xDC00
  }
  intToUtf8(units)
}

escaped <- function(text) {
  points <- utf8ToInt(enc2utf8(text))
  plain <- points >= 32 & points < 127 & !points %in% c(34, 92)
  points <- ifelse(points > 0xFFFF, 0xFFFD, points)
  paste(ifelse(plain, intToUtf8(points, multiple = TRUE), sprintf("\\u%04x", points)), collapse = "")
}

verbatim <- function(json) structure(json, class = "verbatim")

value <- function(x) {
  if (inherits(x, "verbatim")) return(unclass(x))
  if (is.na(x)) return("null")
  if (is.logical(x)) return(if (x) "true" else "false")
  if (is.numeric(x)) return(format(x, scientific = FALSE))
  paste0('"', escaped(x), '"')
}

object <- function(members) {
  shown <- paste0('"', names(members), '": ', vapply(members, value, ""))
  paste0("{", paste(shown, collapse = ", "), "}")
}
