import { ours } from "../contestants.mjs";
import { figureOf } from "./figures.mjs";

const width = 860;
const rowHeight = 24;
const labelWidth = 230;
const panelWidth = (width - labelWidth) / 2;

const escapeXml = (text) => text.replaceAll("*", "").replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Two panels of bars, shorter is better: CPU of a burst per event that arrived, and bytes. */
export function drawPicture(results, measured) {
  const height = 64 + measured.length * rowHeight;
  const panels = [
    {
      title: "burst of 10,000: CPU µs per arrived event",
      valueFor: (name) =>
        figureOf(results, name, ({ burst10000: { cpu, arrived } }) => (cpu / arrived) * 1_000)?.median,
    },
    { title: "provider + track: bytes, min + gzip", valueFor: (name) => results.contestants[name].bytes.gzip },
  ];
  const labels = measured.map(
    ({ name, title }, row) =>
      `<text x="${labelWidth - 10}" y="${top(row) + 12}" text-anchor="end"${ours.includes(name) ? ' font-weight="700"' : ""}>${escapeXml(title)}</text>`,
  );
  const bars = panels.flatMap(({ title, valueFor }, panel) => drawPanel(title, measured, valueFor, panel));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="#1f2430">
<title>autumn-react and other ways to track, measured in one run; shorter is better</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${[...labels, ...bars].join("\n")}
<text x="${labelWidth}" y="${height - 10}" fill="#667">shorter is better</text>
</svg>
`;
}

function top(row) {
  return 34 + row * rowHeight;
}

function drawPanel(title, measured, valueFor, panel) {
  const left = labelWidth + panel * panelWidth;
  const values = measured.map(({ name }) => valueFor(name));
  const finite = values.filter(Number.isFinite);
  const lengthOf = (value) => (value / Math.max(...finite)) * (panelWidth - 80);
  return [
    `<text x="${left}" y="20" font-weight="600">${title}</text>`,
    ...measured.map(({ name }, row) => {
      const value = values[row];
      if (!Number.isFinite(value)) return `<text x="${left}" y="${top(row) + 12}" fill="#667">none arrived</text>`;
      const length = lengthOf(value);
      const colour = ours.includes(name) ? "#c2410c" : "#9aa5b8";
      return `<rect x="${left}" y="${top(row)}" width="${length.toFixed(1)}" height="16" rx="3" fill="${colour}"/><text x="${(left + length + 6).toFixed(1)}" y="${top(row) + 12}">${Math.round(value).toLocaleString("en")}</text>`;
    }),
  ];
}
