interface Props {
  x: number;
  y: number;
  /** Words with *italic letters*, _{indices} and ^{powers}: "from *c*_{4}". */
  text: string;
  anchor?: 'start' | 'middle' | 'end';
  className?: string;
}

/** A line of words and symbols in a drawing. */
export function Phrase({ x, y, text, anchor = 'start', className = 'words' }: Props) {
  const pieces = text.split(/(\*[^*]+\*|[_^]\{[^}]*\})/).filter((piece) => piece !== '');
  return (
    <text className={className} x={x} y={y} textAnchor={anchor}>
      {pieces.map((piece, k) => {
        const isSmall = isIndex(piece) || isPower(piece);
        const isItalic = piece.startsWith('*');
        const down = heightOf(piece) - heightOf(pieces[k - 1] ?? '');
        return (
          <tspan
            key={k}
            className={isSmall ? 'index' : isItalic ? 'italic' : undefined}
            dy={down === 0 ? undefined : down}
          >
            {isSmall ? piece.slice(2, -1) : isItalic ? piece.slice(1, -1) : piece}
          </tspan>
        );
      })}
    </text>
  );
}

const isIndex = (piece: string) => piece.startsWith('_{');
const isPower = (piece: string) => piece.startsWith('^{');
/** Pixels below the line of the words. */
const heightOf = (piece: string) => (isIndex(piece) ? 3.5 : isPower(piece) ? -4.5 : 0);
