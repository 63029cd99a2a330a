const shapes: Readonly<Record<string, string>> = {
  rnn: 'M-3.5 -3.5H3.5V3.5H-3.5Z',
  lstm: 'M0 -4.2A4.2 4.2 0 1 1 -0.01 -4.2Z',
  gru: 'M0 -4.6L4.6 3.8H-4.6Z',
};

/** The mark of a cell, round 0: a square, a disc, a triangle. */
export const Mark = ({ cell }: { cell: string }) => (
  <path className={`race-mark ${cell}`} d={shapes[cell]} />
);

/** How a cell's curve is drawn, for a key or a table. */
export function Sample({ cell }: { cell: string }) {
  return (
    <svg className="way-drawing race-sample" width="34" height="12" aria-hidden="true">
      <path className={`race-line ${cell}`} d="M1 6H33" />
      <svg x="17" y="6" overflow="visible">
        <Mark cell={cell} />
      </svg>
    </svg>
  );
}
