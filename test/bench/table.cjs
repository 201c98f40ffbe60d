/** Lines of a table: every column as wide as its widest text. */
function table(rows) {
  const names = [...new Set(rows.flatMap((each) => Object.keys(each)))];
  const lines = [names, ...rows.map((each) => names.map((name) => String(each[name] ?? "")))];
  const isWhy = (text) => /^(not installed|failed):/.test(text);
  const widths = names.map((_, column) =>
    Math.max(...lines.map((line) => (isWhy(line[column]) ? 0 : line[column].length))),
  );
  return lines
    .map((line) =>
      line
        .map((text, column) =>
          column === 0 || isWhy(text) ? text.padEnd(widths[column]) : text.padStart(widths[column]),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

module.exports = { table };
