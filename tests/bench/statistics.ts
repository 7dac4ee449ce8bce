/// Statistics of repeated measurements.
export type Summary = {
  median: number;
  /// The quartiles: half of all measurements lie between them.
  low: number;
  high: number;
  count: number;
};

/// Linear between neighbors, as R and NumPy do it; `sorted` is not empty.
function quantile(sorted: number[], part: number): number {
  const at = (sorted.length - 1) * part;
  const below = sorted[Math.floor(at)]!;
  return below + (sorted[Math.ceil(at)]! - below) * (at % 1);
}

export function summarize(values: number[]): Summary {
  const sorted = values.toSorted((left, right) => left - right);
  return {
    median: quantile(sorted, 0.5),
    low: quantile(sorted, 0.25),
    high: quantile(sorted, 0.75),
    count: values.length,
  };
}

/// The ratio of pairs that were measured one right after the other, so that a slow machine affects
/// both.
export const ratios = (above: number[], below: number[]): Summary =>
  summarize(above.map((value, index) => value / below[index]!));

const digits = (value: number): string =>
  value.toLocaleString("en", {
    maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0,
  });

/// "12.3 (11.9–14)": the median and the quartiles.
export function say({ median, low, high, count }: Summary): string {
  const noise = count > 1 ? ` (${digits(low)}–${digits(high)})` : "";
  return `${digits(median)}${noise}`;
}

/// Lines with columns as wide as their widest cell. All columns but the first are flush right.
export function table(rows: string[][]): string {
  const widths = rows[0]!.map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? "")].length)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0
            ? cell.padEnd(widths[0]!)
            : cell.padStart(widths[column]!),
        )
        .join("   ")
        .trimEnd(),
    )
    .join("\n");
}
