/** The line of a network in the drawings, short. */
export function Sample({ id }: { id: string }) {
  return (
    <svg className="lag-sample" width="28" height="10" aria-hidden="true">
      <line className={`lag-line ${id}`} x1="1" x2="27" y1="5" y2="5" />
    </svg>
  );
}
