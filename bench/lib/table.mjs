/**
 * A table in Markdown with padded columns. The first is aligned left, the others right.
 *
 * @param {string} title
 * @param {string[][]} rows the first is the header
 */
export function table(title, [header, ...rows]) {
  const widths = header.map((_, i) => Math.max(...[header, ...rows].map((row) => row[i].length)));
  const line = (row) => {
    const cells = row.map((cell, i) =>
      i === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[i]),
    );
    return `| ${cells.join(" | ")} |`;
  };
  const rule = widths.map((width, i) =>
    i === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`,
  );
  return [title, "", ...[header, rule, ...rows].map(line)].join("\n");
}
