/** Code to load a bundle, a line each. */
export interface LoadingSnippets {
  readonly r: readonly string[];
  readonly python: readonly string[];
}

/**
 * Code that loads the tables of the bundle with this file name: three lines that define `read`, by which every table comes with
 * its declared types, then the long table of a mixed model, and the tables of findings by their names. R takes whole numbers as doubles, since its integers end at 2³¹,
 * and pandas is told to read decimals exactly, which it does not by itself.
 */
export function loadingSnippets(file: string, findingsTables: readonly string[]): LoadingSnippets {
  const name = JSON.stringify(file);
  return {
    r: [
      `part <- function(name) unz(${name}, paste0("data/", name, ".csv"))`,
      'types <- within(read.csv(part("dictionary")), class <- c(string = "character", integer = "numeric", number = "numeric", boolean = "logical")[type])',
      'read <- function(name) with(types[types$table == name, ], read.csv(part(name), na.strings = "", encoding = "UTF-8", colClasses = setNames(class, column)))',
      '',
      'responses <- read("responses"); conditions <- read("conditions"); items <- read("items")',
      '# A text as it was, without the apostrophe that keeps spreadsheets from taking it for a formula:',
      `responses$text <- sub("^'('*[-=+@\\t\\r])", "\\\\1", responses$text)`,
      '# One row a response and scale, with what stood before the item and the score in the scale’s direction:',
      'long <- merge(merge(responses, conditions, by = "condition"), items, by = c("instrument", "item", "language"), suffixes = c("", ".item"))',
      'long$keyed <- with(long, ifelse(sign == 1, score, minimum + maximum - score))',
      ...ofFindings(R_LIST, findingsTables),
    ],
    python: [
      `import json, pandas, zipfile; bundle = zipfile.ZipFile(${name})`,
      'fields = {r["name"]: r["schema"]["fields"] for r in json.load(bundle.open("datapackage.json"))["resources"] if "schema" in r}',
      'read = lambda name: pandas.read_csv(bundle.open(f"data/{name}.csv"), keep_default_na=False, na_values=[""], float_precision="round_trip", dtype={f["name"]: {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}[f["type"]] for f in fields[name]})',
      '',
      'responses, conditions, items = read("responses"), read("conditions"), read("items")',
      '# A text as it was, without the apostrophe that keeps spreadsheets from taking it for a formula:',
      `responses["text"] = responses["text"].str.replace(r"^'(?='*[=+\\-@\\t\\r])", "", regex=True)`,
      '# One row a response and scale, with what stood before the item and the score in the scale’s direction:',
      'long = responses.merge(conditions, on="condition").merge(items, on=["instrument", "item", "language"], suffixes=("", "_item"))',
      'long["keyed"] = long["score"].where(long["sign"] == 1, long["minimum"] + long["maximum"] - long["score"])',
      ...ofFindings(PYTHON_DICTIONARY, findingsTables),
    ],
  };
}

const R_LIST = (names: string): string => `found <- Map(read, c(${names}))`;
const PYTHON_DICTIONARY = (names: string): string => `found = {name: read(name) for name in (${names},)}`;

function ofFindings(line: (names: string) => string, tables: readonly string[]): string[] {
  if (tables.length === 0) return [];
  const names = tables.map((name) => JSON.stringify(name)).join(', ');
  return ['# What the study found, one table each, by name:', line(names)];
}
