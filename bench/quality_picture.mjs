// docs/images/seating-quality.svg: how good a plan is after how many seconds, from what bench/seating.mjs measured.
// Pure: points in, text out. Time is on a scale of powers of ten; each panel has its own scale of quality.

const panel = { width: 340, height: 220, left: 46, top: 34, right: 12, bottom: 36 };
const number = (value) => Number(value.toFixed(1));

function scales({ lines, marks }) {
  const all = [...lines.flatMap((line) => line.points), ...marks];
  const times = all.map((p) => p.seconds).filter((s) => s !== undefined);
  const values = all.map((p) => p.value);
  const from = Math.log10(Math.min(...times) * 0.8);
  const to = Math.log10(Math.max(...times) * 1.25);
  const least = Math.min(...values);
  const most = Math.max(...values);
  const spare = (most - least) * 0.08 || 1;
  const inner = { width: panel.width - panel.left - panel.right, height: panel.height - panel.top - panel.bottom };
  return {
    x: (seconds) => number(panel.left + ((Math.log10(seconds) - from) / (to - from)) * inner.width),
    y: (value) => number(panel.top + ((most + spare - value) / (most - least + 2 * spare)) * inner.height),
    times: [0.1, 0.3, 1, 3, 10, 30, 100].filter((s) => Math.log10(s) >= from && Math.log10(s) <= to),
    values: [least, (least + most) / 2, most],
  };
}

function drawn(chart, index) {
  const { x, y, times, values } = scales(chart);
  const right = panel.width - panel.right;
  const bottom = panel.height - panel.bottom;
  const parts = [
    `<text class="title" x="${panel.left}" y="16">${chart.title}</text>`,
    ...values.map((v) => `<path class="grid" d="M${panel.left} ${y(v)}H${right}"/>`),
    ...values.map((v) => `<text x="${panel.left - 6}" y="${y(v) + 4}" text-anchor="end">${number(v)}</text>`),
    ...times.map((s) => `<text x="${x(s)}" y="${bottom + 14}" text-anchor="middle">${s}</text>`),
    `<text x="${(panel.left + right) / 2}" y="${bottom + 29}" text-anchor="middle">seconds</text>`,
  ];
  for (const mark of chart.marks) {
    if (mark.seconds === undefined) {
      parts.push(`<path class="bound" d="M${panel.left} ${y(mark.value)}H${right}"/>`);
      parts.push(`<text x="${right}" y="${y(mark.value) - 4}" text-anchor="end">${mark.name}</text>`);
    } else {
      parts.push(`<circle class="peer" cx="${x(mark.seconds)}" cy="${y(mark.value)}" r="3.5"/>`);
      parts.push(`<text x="${x(mark.seconds)}" y="${y(mark.value) - 7}" text-anchor="middle">${mark.name}</text>`);
    }
  }
  for (const line of chart.lines) {
    const path = line.points.map((p, i) => `${i === 0 ? 'M' : 'L'}${x(p.seconds)} ${y(p.value)}`).join('');
    parts.push(`<path class="kith" d="${path}"/>`);
  }
  return `<g transform="translate(${index * panel.width} 0)">${parts.join('')}</g>`;
}

// chart: {title, lines: [{points: [{seconds, value}]}], marks: [{name, value, seconds?}]}; lower is better.
export function picture(charts) {
  const style = `text{font:11px sans-serif;fill:#57606a}.title{font-size:13px;fill:#24292f}
.grid{stroke:#d0d7de;fill:none}.bound{stroke:#1a7f37;stroke-dasharray:4 3;fill:none}
.kith{stroke:#0969da;stroke-width:1.6;fill:none;opacity:.75}.peer{fill:#bc4c00}
@media(prefers-color-scheme:dark){text{fill:#9198a1}.title{fill:#f0f6fc}.grid{stroke:#3d444d}.kith{stroke:#4493f8}}`;
  const width = charts.length * panel.width;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${panel.height}" width="${width}" height="${panel.height}" role="img" aria-label="Quality of plans over time"><style>${style}</style>${charts.map(drawn).join('\n')}</svg>
`;
}
