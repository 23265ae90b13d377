# Appended to the Python snippet of a bundle's README: writes what pandas holds, as dump-tables.R does.
def cell(value):
    if pandas.isna(value):
        return "."
    if isinstance(value, str):
        return "x" + value.encode("utf-8").hex()
    return str(value).lower() if isinstance(value, bool) or str(value) in ("True", "False") else repr(value)


for name in fields:
    table = responses if name == "responses" else found[name] if name in found else read(name)
    for column in table.columns:
        cells = [cell(value) for value in table[column]]
        print(name, column, table[column].dtype, ",".join(cells), sep="\t")
print("long", len(long), repr(long["keyed"].sum()), "", sep="\t")
