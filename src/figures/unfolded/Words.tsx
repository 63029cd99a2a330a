import type { Box } from './layout.ts';

/** Words to the left of a number of the step in view. */
export function Words(props: { box: Box; y: number; text: string; className?: string }) {
  const { box, y, text, className = 'words' } = props;
  return (
    <text className={className} x={box.right - 66} y={y} textAnchor="end">
      {text}
    </text>
  );
}
