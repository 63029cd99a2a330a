/**
 * The idea of the book in one drawing: a loop, and the same loop unfolded. Its shades and widths were taken
 * once from the running example (the pen writing a 7); as a drawing without numbers it need not follow it.
 */
const steps = [
  { z: [0.06, 0.46, 0.48], h: [-0.36, -0.1, -0.54], error: 2.61 },
  { z: [0.01, 0.55, 0.44], h: [-0.82, -0.27, -0.91], error: 1.14 },
  { z: [0.02, 0.78, 0.2], h: [-0.7, 0.23, -0.9], error: 0.37 },
  { z: [0.03, 0.9, 0.08], h: [-0.74, 0.6, -0.83], error: 0.16 },
  { z: [0.02, 0.94, 0.04], h: [-0.81, 0.81, -0.77], error: 0.08 },
  { z: [0.02, 0.95, 0.03], h: [-0.85, 0.88, -0.74], error: 0 },
];
const seven = ['M0 0', 'H13', 'H26', 'V13', 'V26', 'V39', 'V52'];

const zTop = 8;
const hTop = 88;
const bows = 134; // where the bows hang
const penTop = 206;
const loop = 70;
const column = (index: number) => 262 + 142 * index;
const chevron = 'm-4 7l4-7l4 7';
const feeds = (x: number) =>
  `M${x} ${penTop - 8}V${bows}${chevron}M${x} ${hTop - 4}V${zTop + 46}${chevron}`;

export const CoverDrawing = () => (
  <svg
    viewBox="0 0 1026 266"
    role="img"
    aria-label="A network with a loop, and the same network unfolded into six copies, with the error flowing back from each copy to the one before it."
  >
    {[zTop + 42, hTop + 42].map((y) => (
      <path key={y} className="staff" d={`M0 ${y}H1026`} />
    ))}
    <path className="forward" d={feeds(loop)} />
    <path className="error" strokeWidth={7} d={`M${loop + 40} ${bows - 2}c0 62 -80 62 -80 8`} />
    <path className="tip" d={tip(loop - 40, 7)} />
    <Cells x={loop} top={zTop} />
    <Cells x={loop} top={hTop} />
    <Pen x={loop} moves={6} />
    {steps.map(({ z, h, error }, index) => {
      const x = column(index);
      return (
        <g key={x}>
          <path className="forward" d={feeds(x)} />
          {error > 0 && <Bow from={column(index + 1)} to={x} width={10 * error} />}
          <Cells x={x} top={zTop} values={z} />
          <Cells x={x} top={hTop} values={h} />
          <Pen x={x} moves={index + 1} />
        </g>
      );
    })}
  </svg>
);

/** Three cells, one above the other: washes, or empty in the folded network. */
const Cells = ({ x, top, values }: { x: number; top: number; values?: number[] }) =>
  [0, 1, 2].map((unit) => {
    const value = values?.[unit];
    return (
      <rect
        key={unit}
        className={value === undefined ? 'empty' : value < 0 ? 'negative' : 'positive'}
        fillOpacity={value === undefined ? undefined : Math.abs(value)}
        x={x - 26}
        y={top + 14 * unit}
        width={52}
        height={12}
      />
    );
  });

/** From one copy's foot to that of the copy before: the thin line forward, over it the error back. */
const Bow = ({ from, to, width }: { from: number; to: number; width: number }) => {
  const end = to + 20;
  const start = from - 20;
  const curve = `M${start} ${bows - 2}C${start} ${bows + 56} ${end} ${bows + 56} ${end} ${bows + 6}`;
  return (
    <>
      <path className="error" strokeWidth={Math.max(width, 1)} d={curve} />
      <path className="tip" d={tip(end, width)} />
    </>
  );
};

const tip = (x: number, width: number) => {
  const half = width / 2 + 3;
  return `M${x - half} ${bows + 7}L${x} ${bows - 4}L${x + half} ${bows + 7}Z`;
};

const Pen = ({ x, moves }: { x: number; moves: number }) => (
  <g transform={`translate(${x - 13} ${penTop})`}>
    <path className="ghost" d={seven.join('')} />
    <path className="pen" d={seven.slice(0, moves + 1).join('')} />
  </g>
);
