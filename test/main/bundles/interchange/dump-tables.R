# Appended to the R snippet of a bundle's README: writes what R holds, a line a column: table, column, class, values.
# Numbers have 17 digits, which tell every double; texts are the hex digits of their UTF-8 bytes; . is missing.
hex <- function(text) if (is.na(text)) "." else paste0("x", paste(charToRaw(enc2utf8(text)), collapse = ""))
for (name in unique(types$table)) {
  table <- if (name == "responses") responses else if (name %in% names(found)) found[[name]] else read(name)
  for (column in names(table)) {
    values <- table[[column]]
    cells <- if (is.character(values)) vapply(values, hex, "", USE.NAMES = FALSE)
      else ifelse(is.na(values), ".", if (is.logical(values)) tolower(values) else sprintf("%.17g", values))
    cat(name, column, class(values), paste(cells, collapse = ","), sep = "\t")
    cat("\n")
  }
}
cat("long", nrow(long), sprintf("%.17g", sum(long$keyed, na.rm = TRUE)), "", sep = "\t")
cat("\n")
